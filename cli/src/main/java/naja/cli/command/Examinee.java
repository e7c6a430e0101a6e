package naja.cli.command;

import java.nio.file.Path;
import java.util.function.BiFunction;
import naja.eval.dataset.Dataset;
import naja.eval.report.EvaluationReport;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The gallery that is examined, and how its photos are split.
final class Examinee {
  @Option(
      names = "--gallery",
      required = true,
      paramLabel = "G",
      description = "The gallery's folder.")
  private Path folder = Path.of("");

  @Mixin private SplitOption split = new SplitOption();

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private ReportFormat format = ReportFormat.TABLE;

  /// Runs a protocol and returns its report as it is to be printed.
  String examine(BiFunction<Gallery, Split, EvaluationReport> protocol) {
    try (Gallery gallery = Gallery.open(folder)) {
      return format.text(protocol.apply(gallery, split.of(Dataset.of(gallery))));
    }
  }
}
