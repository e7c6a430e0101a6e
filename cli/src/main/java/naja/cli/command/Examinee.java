package naja.cli.command;

import java.util.function.BiFunction;
import naja.eval.report.EvaluationReport;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What is examined, and how the report is printed.
final class Examinee {
  static final String STRATIFIED = "stratified";

  @Mixin private EvaluationData data = new EvaluationData();

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private ReportFormat format = ReportFormat.TABLE;

  /// Runs a protocol and returns its report as it is to be printed.
  String examine(BiFunction<Gallery, Split, EvaluationReport> protocol) {
    return format.text(data.withGallery(STRATIFIED, protocol));
  }
}
