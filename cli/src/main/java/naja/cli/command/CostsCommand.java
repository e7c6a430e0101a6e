package naja.cli.command;

import java.util.concurrent.Callable;
import naja.calibration.CalibrationFit;
import naja.eval.protocol.CostProtocol;
import naja.identify.Calibrator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures what answering by expected cost gains.
@Command(
    name = "costs",
    description = {
      "SnakeCLEF's Track 1 and Track 2 when the most probable species is answered, and "
          + "when the one is that is expected to cost least (harmless for venomous 2, venomous "
          + "for harmless 5)."
    },
    footer = "  naja eval costs --gallery snakes --split stratified")
public final class CostsCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Examinee examinee = new Examinee();

  @Option(
      names = "--prior",
      paramLabel = "P",
      description = {
        "Share of the photos to come whose species is taken to be missing from the gallery,",
        "above 0 and below 1; default: " + CalibrationFit.PRIOR
      })
  private double prior = CalibrationFit.PRIOR;

  public CostsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var protocol =
        Misuse.checked(
            spec, () -> new CostProtocol(session.settings().identify(), Calibrator.SAMPLE, prior));
    examinee.examine(
        session, (gallery, split) -> protocol.run(gallery, split, session.err()::println));
    return ExitCode.DONE.code();
  }
}
