package naja.cli.command;

import java.nio.file.Path;
import java.util.function.BiFunction;
import naja.eval.protocol.Split;
import naja.eval.report.EvaluationReport;
import naja.gallery.Gallery;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The gallery that is examined, and how its photos are split.
final class Examinee {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--gallery",
      required = true,
      paramLabel = "G",
      description = "The gallery's folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--split",
      required = true,
      paramLabel = "S",
      description = {
        "leave-one-out: each photo against all others;",
        "leave-one-observation-out: against all photos of other observations;",
        "stratified: a fifth of each taxon's observations against the rest."
      })
  private String split = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of the stratified draw; default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private ReportFormat format = ReportFormat.TABLE;

  /// Runs a protocol and returns its report as it is to be printed.
  String examine(BiFunction<Gallery, Split, EvaluationReport> protocol) {
    Split drawn = Misuse.checked(spec, () -> Split.parse(split, seed));
    try (Gallery gallery = Gallery.open(folder)) {
      EvaluationReport report = Misuse.checked(spec, () -> protocol.apply(gallery, drawn));
      return format.text(report);
    }
  }
}
