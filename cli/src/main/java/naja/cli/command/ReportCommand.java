package naja.cli.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import naja.calibration.CalibrationFit;
import naja.calibration.FittedFiles;
import naja.calibration.StoredEvaluation;
import naja.calibration.StoredEvaluation.Share;
import naja.eval.dataset.Dataset;
import naja.eval.protocol.CalibrationProtocol;
import naja.eval.protocol.EvaluationRecord;
import naja.eval.protocol.Examined;
import naja.eval.protocol.KnnProtocol;
import naja.eval.protocol.PrototypeProtocol;
import naja.eval.report.CalibrationReport;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import naja.identify.Calibrator;
import naja.identify.IdentifierSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Examines a gallery as the service answers, and keeps what was found.
@Command(
    name = "report",
    description = {
      "How well the gallery's answers hold, taxon by taxon, with 95 % intervals.",
      "--save keeps it in the gallery, where the service finds it."
    },
    footer = "  naja eval report --gallery snakes --save")
public final class ReportCommand implements Callable<Integer> {
  /// Like a visitor's photo: the rest of its observation is not there, every other photo is.
  private static final String USUAL_SPLIT = "leave-one-observation-out,lone=reference";

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--gallery",
      required = true,
      paramLabel = "G",
      description = "The gallery's folder.")
  private Path folder = Path.of("");

  @Mixin private SplitOption split = new SplitOption();

  @Option(names = "--save", description = "Keep what was found in the gallery.")
  private boolean save;

  public ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    IdentifierSettings settings = session.settings().identify();
    try (Gallery gallery = Gallery.open(folder)) {
      Split drawn = split.of(Dataset.of(gallery), USUAL_SPLIT);
      Examined examined = Misuse.checked(spec, () -> examine(gallery, drawn, settings));
      StoredEvaluation found =
          new EvaluationRecord(command(), LocalDate.now(ZoneOffset.UTC).toString())
              .of(examined, settings.scores(), calibration(gallery, settings));
      session.out().print(summary(found));
      if (save) {
        FittedFiles.of(gallery).write(found);
      }
      session.err().println(save ? "kept in " + folder : "not kept; --save keeps it");
    }
    return ExitCode.DONE.code();
  }

  private static Examined examine(Gallery gallery, Split split, IdentifierSettings settings) {
    return switch (settings.scorer()) {
      case PROTOTYPE -> new PrototypeProtocol(settings.variant()).examine(gallery, split);
      case KNN ->
          new KnnProtocol(settings.neighbours(), settings.temperature()).examine(gallery, split);
      case PROBE, FUSED ->
          throw new IllegalArgumentException(
              "the layer of scorer %s has seen the gallery's photos; naja eval probe measures it, a report needs identify.scorer prototype or knn"
                  .formatted(settings.scorer().code()));
    };
  }

  /// Empty where the gallery is too small for one.
  private Optional<CalibrationReport> calibration(Gallery gallery, IdentifierSettings settings) {
    try {
      var protocol = new CalibrationProtocol(settings, Calibrator.SAMPLE, CalibrationFit.PRIOR);
      return Optional.of(protocol.run(gallery));
    } catch (IllegalArgumentException e) {
      session.err().println("no reliability: " + e.getMessage());
      return Optional.empty();
    }
  }

  private String command() {
    return "naja eval report --gallery %s --split %s --seed %d --save"
        .formatted(folder, split.text(USUAL_SPLIT), split.seed());
  }

  private static String summary(StoredEvaluation found) {
    return String.format(
        Locale.ROOT,
        """
        scores       %s
        split        %s
        asked        %d photos of %d observations, %d taxa
        top-1        %s
        top-3        %s
        top-5        %s
        macro F1     %s
        ECE          %s
        """,
        found.scores(),
        found.split(),
        found.photos(),
        found.observations(),
        found.taxa().size(),
        share(found.top1()),
        share(found.top3()),
        share(found.top5()),
        share(found.macroF1()),
        found.reliability().bins().isEmpty()
            ? "none, the gallery is too small for a calibration"
            : String.format(Locale.ROOT, "%.4f", found.reliability().ece()));
  }

  private static String share(Share share) {
    return String.format(
        Locale.ROOT, "%.4f (%.4f to %.4f)", share.value(), share.low(), share.high());
  }
}
