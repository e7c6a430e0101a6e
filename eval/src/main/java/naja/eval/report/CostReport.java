package naja.eval.report;

import java.util.List;
import java.util.Locale;
import naja.eval.metric.PairedDifference;
import naja.eval.metric.SnakeClef;

/// Plain answers beside those that are expected to cost least.
///
/// @param results of the most probable taxon, then of the cheapest one; Track 1 in percent and NaN
///   where no truth is venomous or none is harmless
/// @param gains cheapest (a) less most probable (b): above 0 is a gain in Track 1, below 0 in Track
///   2
public record CostReport(List<ScoredReport> results, List<PairedDifference> gains)
    implements Report {
  /// Copies the lists.
  public CostReport {
    results = List.copyOf(results);
    gains = List.copyOf(gains);
  }

  @Override
  public String toTable() {
    StringBuilder table = new StringBuilder(new ScoreTable(results).toTable());
    table.append(String.format("units        %s%n", SnakeClef.UNITS));
    table.append(String.format("%nexpected-cost less argmax%n"));
    gains.forEach(gain ->
        table.append(
            String.format(
                Locale.ROOT,
                "%-10s %+.4f (%+.4f to %+.4f)%s%n",
                gain.name(),
                gain.a() - gain.b(),
                gain.low(),
                gain.high(),
                gain.isDistinct() ? "" : "  within the noise")));
    return table.toString();
  }
}
