package naja.eval.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import naja.eval.report.ComparisonReport;
import naja.eval.report.ComparisonReport.Entrant;
import naja.eval.report.ComparisonReport.Pair;
import naja.eval.report.ComparisonReport.ProtocolRow;

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

  private static String row(Pair pair) {
    var top1 = pair.scores().getFirst();
    return String.format(
        Locale.ROOT,
        "| %s: %s − %s %+.4f | %+.4f to %+.4f%s |%n",
        ComparisonReport.name(pair.protocol(), pair.variant(), pair.k()),
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
