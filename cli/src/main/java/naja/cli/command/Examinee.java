package naja.cli.command;

import java.util.function.BiFunction;
import naja.eval.dataset.Dataset;
import naja.eval.report.Report;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What is examined, and how the report is printed.
final class Examinee {
  static final String STRATIFIED = "stratified";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Mixin private EvaluationData data = new EvaluationData();

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private ReportFormat format = ReportFormat.TABLE;

  /// Runs a protocol and returns its report as it is to be printed.
  String examine(BiFunction<Gallery, Split, ? extends Report> protocol) {
    return format.text(data.withGallery(STRATIFIED, protocol));
  }

  /// The same for a protocol over vectors.
  String examineVectors(BiFunction<Dataset, Split, Report> protocol) {
    return examineVectors(protocol, STRATIFIED);
  }

  /// The same with another rule where the command line names no split.
  String examineVectors(BiFunction<Dataset, Split, Report> protocol, String usual) {
    return format.text(Misuse.checked(spec, () -> data.withVectors(usual, protocol)));
  }

  /// The seed of every draw.
  long seed() {
    return data.seed();
  }
}
