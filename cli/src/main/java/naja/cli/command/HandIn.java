package naja.cli.command;

import java.nio.file.Path;
import java.util.function.Supplier;
import naja.eval.competition.CompetitionScore;
import naja.eval.competition.SubmissionReport;
import naja.eval.metric.IntervalSeed;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What every competition needs: the gallery that answers, the file to hand in, the report on it.
final class HandIn {
  @Mixin private GalleryOption gallery = new GalleryOption();
  @Mixin private Device device = new Device();
  @Mixin private ReportPrinter printer = new ReportPrinter();

  @Option(
      names = "--output",
      paramLabel = "CSV",
      defaultValue = "submission.csv",
      description = "The file to hand in; default: ${DEFAULT-VALUE}")
  private Path file = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of the intervals; default: ${DEFAULT-VALUE}")
  private long seed;

  /// How much was answered.
  ///
  /// @param rows of the file
  /// @param photos that were used
  /// @param failed photos that could not be used
  record Tally(int rows, int photos, int failed) {}

  /// Opens the gallery with the encoder that made it, for photos that several workers embed.
  OpenGallery open(Session session) {
    return OpenGallery.open(session, gallery.folder(), null, device.indexing());
  }

  Path file() {
    return file;
  }

  /// The score of what is handed in, its intervals drawn from the seed.
  CompetitionScore scored(Supplier<CompetitionScore> score) {
    return IntervalSeed.with(seed, score);
  }

  /// Prints what was handed in.
  ///
  /// @param variant how the answers were made
  /// @return the exit code
  int report(
      Session session, OpenGallery open, String variant, Tally tally, CompetitionScore score) {
    var manifest = open.gallery().manifest();
    printer.print(
        session.out(),
        new SubmissionReport(
            file.toString(),
            variant,
            manifest.encoder().encoderId(),
            manifest.generation(),
            tally.rows(),
            tally.photos(),
            tally.failed(),
            score.scores(),
            score.units(),
            score.warning()),
        open.gallery(),
        null,
        seed);
    return (tally.failed() == 0 ? ExitCode.DONE : ExitCode.DONE_WITH_FAILED_PHOTOS).code();
  }
}
