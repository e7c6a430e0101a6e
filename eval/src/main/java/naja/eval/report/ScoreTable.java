package naja.eval.report;

import java.util.List;
import java.util.Locale;
import naja.eval.metric.Bootstrap;
import naja.eval.metric.Score;

/// Several readings of one protocol on one gallery, to be read side by side.
///
/// @param results at least one, with scores of the same names
public record ScoreTable(List<ScoredReport> results) implements Report {
  private static final String COLUMN = "  %-26s";

  /// Checks that there is a result.
  public ScoreTable {
    results = List.copyOf(results);
    if (results.isEmpty()) {
      throw new IllegalArgumentException("a table needs at least 1 result, got 0");
    }
  }

  /// A table of results of one kind.
  public static ScoreTable of(List<? extends ScoredReport> results) {
    return new ScoreTable(List.copyOf(results));
  }

  /// The first result says on what; then one line per result, scores with their intervals.
  @Override
  public String toTable() {
    ScoredReport first = results.getFirst();
    int width = results.stream().mapToInt(result -> label(result).length()).max().orElse(0);
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%s on encoder %s, generation %d%n%n%s",
            first.protocol(),
            first.encoder(),
            first.generation(),
            " ".repeat(width)));
    first.scores().forEach(score -> table.append(String.format(COLUMN, score.name())));
    table.append(System.lineSeparator());
    results.forEach(result -> table.append(line(result, width)));
    return table
        .append(
            String.format(
                "%n%d answers; intervals 95 %%, %,d resamples of %d observations%n",
                first.n(), Bootstrap.RESAMPLES, first.observations()))
        .toString();
  }

  private static String line(ScoredReport result, int width) {
    StringBuilder line = new StringBuilder(label(result));
    line.append(" ".repeat(width - line.length()));
    for (Score score : result.scores()) {
      line.append(String.format(COLUMN, score.text()));
    }
    return line.toString().stripTrailing() + System.lineSeparator();
  }

  private static String label(ScoredReport result) {
    String seed = result.seed() == null ? "" : ", seed " + result.seed();
    return result.label() + "  " + result.split() + seed;
  }
}
