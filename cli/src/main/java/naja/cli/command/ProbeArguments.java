package naja.cli.command;

import java.util.function.Consumer;
import naja.calibration.FittedFiles;
import naja.eval.probe.FeatureVariant;
import naja.eval.probe.ProbeMethod;
import naja.eval.protocol.ProbeProtocol;
import naja.eval.report.Report;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A probe on the command line: the gallery, how it is split, how the layer is trained.
final class ProbeArguments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Mixin private EvaluationData data = new EvaluationData();

  @Option(
      names = "--method",
      paramLabel = "M",
      defaultValue = "logistic",
      description = {
        "logistic | logistic-sweep | svm | dinov2 | birder-snakeclef | birder-plankton | dsgt |",
        "frozen-head | birder-inat21; default: ${DEFAULT-VALUE}"
      })
  private String method = "";

  @Option(
      names = "--features",
      paramLabel = "F",
      defaultValue = "std",
      description = "raw | l2n | cl2n | std | std-l2n; default: ${DEFAULT-VALUE}")
  private String features = "";

  @Option(
      names = "--c",
      paramLabel = "C",
      defaultValue = "1",
      description = "Weight of the losses of logistic and svm; default: ${DEFAULT-VALUE}")
  private double c;

  @Option(names = "--save", description = "Keep the trained layer in the gallery.")
  private boolean save;

  @Mixin private ReportPrinter printer = new ReportPrinter();

  /// Trains, examines, keeps the layer where asked to, and prints the report.
  void examine(Session session) {
    printer.print(session.out(), report(session.err()::println));
  }

  private Report report(Consumer<String> progress) {
    ProbeProtocol protocol =
        Misuse.checked(
            spec,
            () ->
                new ProbeProtocol(
                    ProbeMethod.parse(method, c), FeatureVariant.parse(features), data.seed()));
    if (save && data.gallery() == null) {
      throw new ParameterException(spec.commandLine(), "--save needs a gallery to keep it in");
    }
    return data.withGallery(
        Examinee.STRATIFIED,
        (gallery, split) -> {
          var outcome = protocol.run(gallery, split, command(), progress);
          if (save) {
            FittedFiles.of(gallery).write(outcome.head());
            progress.accept(
                "kept in %s; serve it with identify.scorer: probe".formatted(gallery.folder()));
          }
          return data.traced(printer, outcome.report(), split);
        });
  }

  private String command() {
    return "naja eval probe %s --method %s --features %s --c %s --save"
        .formatted(data.text(Examinee.STRATIFIED), method, features, c);
  }
}
