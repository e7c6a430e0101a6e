package naja.cli.command;

import java.util.concurrent.Callable;
import naja.eval.protocol.CalibrationProtocol;
import naja.eval.report.CalibrationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Fits a gallery's calibration and measures how far the probabilities can be trusted.
@Command(
    name = "calibration",
    description = {
      "How far probabilities can be trusted; with --save they become part of the answers.",
      "Without a calibration no photo is ever called likely_harmless. Fit it again when species",
      "were added."
    },
    footer = {
      "  naja eval calibration --gallery snakes --save",
      "  naja eval calibration --embeddings snakes.npy --labels snakes.csv"
    })
public final class CalibrationCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private FittedOn fittedOn = new FittedOn();

  @Option(names = "--save", description = "Keep calibration and unknown threshold in the gallery.")
  private boolean save;

  public CalibrationCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var protocol =
        Misuse.checked(
            spec,
            () ->
                new CalibrationProtocol(
                    session.settings().identify(), fittedOn.sample(), fittedOn.prior()));
    if (save && !fittedOn.isGallery()) {
      throw new ParameterException(spec.commandLine(), "--save needs a gallery to keep it in");
    }
    CalibrationReport report =
        fittedOn.withGallery(
            gallery -> save ? protocol.runAndKeep(gallery) : protocol.run(gallery));
    fittedOn.print(session, report);
    session.err().println(save ? "kept in the gallery" : "not kept; --save keeps it");
    return ExitCode.DONE.code();
  }
}
