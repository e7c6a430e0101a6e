package naja.eval.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import naja.eval.metric.PairedDifference;
import naja.eval.report.ComparisonReport;
import naja.eval.report.ComparisonReport.Entrant;
import naja.eval.report.ComparisonReport.Pair;
import naja.eval.report.ComparisonReport.ProtocolRow;
import naja.eval.report.LeakSummary;

/// Writes a comparison: `comparison.html`, `comparison.json` and `comparison.md`, all or none.
public final class ComparisonPage {
  private ComparisonPage() {}

  /// Writes all three, and says where they are.
  public static List<Path> write(Path folder, ComparisonReport report) {
    String json = report.toJson();
    try {
      return ReportFolder.at(folder)
          .with("comparison.json", json + "\n")
          .with("comparison.md", markdown(report))
          .with(
              "comparison.html",
              new OfflinePage("Naja comparison", "compare.js", Map.of("report", json)).html())
          .write();
    } catch (IOException e) {
      throw new UncheckedIOException("the parts of the page cannot be read", e);
    }
  }

  private static String markdown(ComparisonReport report) {
    StringBuilder text = new StringBuilder("# Comparison\n\n| protocol, top-1 |");
    report.entrants().forEach(entrant -> text.append(' ').append(cell(entrant)).append(" |"));
    text.append("\n|---%s|\n".formatted("|---".repeat(report.entrants().size())));
    report.protocols().forEach(protocol -> text.append(row(protocol)));
    report.protocols().forEach(protocol -> text.append(leaks(report, protocol)));
    text.append("\n| difference of top-1 | paired 95 % interval |\n|---|---|\n");
    report.differences().forEach(pair -> text.append(row(pair)));
    var origin = report.provenance();
    text.append(
        """

        %d photos of %d observations, %s, split SHA-256 %s, seed %d.
        Naja %s, commit %s; `%s`, %s
        """
            .formatted(
                origin.asked(),
                origin.observations(),
                origin.split(),
                origin.splitSha256(),
                origin.seed(),
                origin.version(),
                origin.commit(),
                origin.command(),
                origin.measuredOn()));
    return text.toString();
  }

  private static String row(ProtocolRow protocol) {
    StringBuilder row = new StringBuilder("| ");
    row.append(ComparisonReport.name(protocol.protocol(), protocol.variant(), protocol.k()));
    row.append(" |");
    protocol
        .scores()
        .forEach(scores -> row.append(' ').append(scores.getFirst().text()).append(" |"));
    return row.append('\n').toString();
  }

  /// One row of top-1 without the queries that leak, where some do.
  private static String leaks(ComparisonReport report, ProtocolRow protocol) {
    if (protocol.leaks().stream().allMatch(found -> found.queries() == 0)) {
      return "";
    }
    StringBuilder row = new StringBuilder("| ");
    row.append(ComparisonReport.name(protocol.protocol(), protocol.variant(), protocol.k()));
    row.append(", without leaks |");
    for (int i = 0; i < report.entrants().size(); i++) {
      LeakSummary found = protocol.leaks().get(i);
      String top1 = found.scores().isEmpty() ? "–" : found.scores().getFirst().text();
      row.append(" %s, %d leak |".formatted(top1, found.queries()));
    }
    return row.append('\n').toString();
  }

  private static String row(Pair pair) {
    String all = row(pair, "", pair.scores().getFirst());
    return pair.withoutLeaks().isEmpty()
        ? all
        : all + row(pair, ", without leaks", pair.withoutLeaks().getFirst());
  }

  private static String row(Pair pair, String which, PairedDifference top1) {
    return String.format(
        Locale.ROOT,
        "| %s%s: %s − %s %+.4f | %+.4f to %+.4f%s |%n",
        ComparisonReport.name(pair.protocol(), pair.variant(), pair.k()),
        which,
        pair.a(),
        pair.b(),
        top1.a() - top1.b(),
        top1.low(),
        top1.high(),
        top1.isDistinct() ? "" : ", not distinct");
  }

  private static String cell(Entrant entrant) {
    return entrant.name().replace("|", "\\|");
  }
}
