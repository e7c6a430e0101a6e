package naja.cli.command;

import java.nio.file.Path;
import naja.eval.cases.CaseFolder;
import naja.eval.cases.CaseReport;
import naja.eval.cases.CaseRun;
import naja.eval.protocol.GalleryProtocol;
import naja.eval.protocol.KnnProtocol;
import naja.eval.protocol.PrototypeProtocol;
import naja.eval.protocol.Questions;
import naja.eval.report.EvaluationReport;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import naja.prototype.PrototypeVariant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Measures how well a gallery names its own photos.
@Command(
    name = "eval",
    description = {
      "Measures how well a gallery names its own photos.",
      "Each photo is hidden from its own answer. The answers are those that the service gives."
    },
    footer = {
      "  naja eval prototypes --gallery snakes --split leave-one-observation-out",
      "  naja eval knn --gallery snakes --k 1 --split leave-one-out --format json"
    })
public final class EvalCommand {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  public EvalCommand(Session session) {
    this.session = session;
  }

  @Command(
      name = "prototypes",
      description = "By similarity to the prototypes of the taxa.",
      footer = "  naja eval prototypes --gallery snakes --split leave-one-out --variant cl2n")
  int prototypes(
      @Mixin Examinee examinee,
      @Option(
              names = "--variant",
              paramLabel = "V",
              description = "raw-mean | l2n | cl2n; default: the setting identify.variant.",
              converter = VariantConverter.class)
          @Nullable PrototypeVariant variant) {
    var protocol =
        new PrototypeProtocol(variant == null ? session.settings().identify().variant() : variant);
    examinee.examine(session, (gallery, split) -> examine(protocol, gallery, split));
    return ExitCode.DONE.code();
  }

  @Command(
      name = "knn",
      description = "By the vote of the nearest neighbours.",
      footer = "  naja eval knn --gallery snakes --k 5 --split stratified --seed 7")
  int knn(
      @Mixin Examinee examinee,
      @Option(
              names = "--k",
              paramLabel = "K",
              description = "Neighbours that vote; default: the setting identify.neighbours.")
          @Nullable Integer k) {
    var settings = session.settings().identify();
    var protocol =
        Misuse.checked(
            spec,
            () -> new KnnProtocol(k == null ? settings.neighbours() : k, settings.temperature()));
    examinee.examine(session, (gallery, split) -> examine(protocol, gallery, split));
    return ExitCode.DONE.code();
  }

  private EvaluationReport examine(GalleryProtocol protocol, Gallery gallery, Split split) {
    return protocol.examine(Questions.of(gallery, split, session.progress())).report();
  }

  @Command(
      name = "probe",
      description = {
        "By a linear layer trained on the other photos.",
        "--save keeps it in the gallery for the scorers probe and fused."
      },
      footer = {
        "  naja eval probe --gallery snakes --split stratified --method logistic --save",
        "  naja eval probe --gallery snakes --split stratified --method birder-plankton"
      })
  int probe(@Mixin ProbeArguments arguments) {
    arguments.examine(session);
    return ExitCode.DONE.code();
  }

  @Command(
      name = "cases",
      description = {
        "Computes every number of a folder of reference cases and compares it with the expected one.",
        "Prints one line per check; ends with 1 if any fails."
      },
      footer = "  naja eval cases cases")
  int cases(
      @Parameters(
              paramLabel = "DIR",
              description = "Holds main/, edge/, expected.json and checks.json.")
          Path folder) {
    CaseReport report =
        CaseRun.of(CaseFolder.open(folder), part -> session.err().println("computing " + part));
    report.text().forEach(session.out()::println);
    return (report.holds() ? ExitCode.DONE : ExitCode.FAILED).code();
  }
}
