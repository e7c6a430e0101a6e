package naja.cli.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import naja.calibration.FittedFiles;
import naja.eval.page.GalleryReportPage;
import naja.eval.protocol.EvaluationRecord;
import naja.eval.protocol.GalleryProtocol;
import naja.eval.protocol.GallerySurvey;
import naja.eval.report.GalleryReport;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Examines a gallery, or embeddings as one, as the service answers, and shows and keeps what was
/// found.
@Command(
    name = "report",
    description = {
      "How well a gallery's answers hold, or those that stored embeddings give, in one "
          + "offline page, JSON and Markdown.",
      "--save keeps the numbers in the gallery, where the service finds them."
    },
    footer = {
      "  naja eval report --gallery snakes --output report",
      "  naja eval report --embeddings snakes.npy --taxa species.csv --output report",
      "  naja eval report --gallery snakes --split stratified --output report --save"
    })
public final class ReportCommand implements Callable<Integer> {
  /// Like a visitor's photo: the rest of its observation is not there, every other photo is.
  private static final String USUAL_SPLIT = "leave-one-observation-out,lone=reference";

  private static final int MEGABYTE = 1_000_000;

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private EvaluationData data = new EvaluationData();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Write report.html, report.json and report.md here.")
  private @Nullable Path output;

  @Option(
      names = "--photos",
      paramLabel = "MB",
      defaultValue = "8",
      description = "What photos on the page may take, in megabytes; default: ${DEFAULT-VALUE}")
  private int photos;

  @Option(names = "--save", description = "Keep what was found in the gallery.")
  private boolean save;

  public ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var page = Misuse.checked(spec, () -> new GalleryReportPage((long) photos * MEGABYTE));
    Misuse.check(spec, () -> GalleryProtocol.of(session.settings().identify()));
    if (save && data.gallery() == null) {
      throw new ParameterException(spec.commandLine(), "--save needs a gallery to keep it in");
    }
    GalleryReport report =
        data.withGallery(USUAL_SPLIT, (gallery, split) -> examine(gallery, split, page));
    session.out().print(report.toTable());
    return ExitCode.DONE.code();
  }

  private GalleryReport examine(Gallery gallery, Split split, GalleryReportPage page) {
    GalleryReport report = survey().report(gallery, data.subject(gallery), split, data.seed());
    if (output != null) {
      page.write(output, gallery, report).forEach(file -> session.err().println("written " + file));
    }
    if (save) {
      FittedFiles.of(gallery).write(report.evaluation());
      session.err().println("kept in " + gallery.folder());
    }
    return report;
  }

  private GallerySurvey survey() {
    NajaBuild build = NajaBuild.read();
    return new GallerySurvey(
        session.settings().identify(),
        new EvaluationRecord(command(), LocalDate.now(ZoneOffset.UTC).toString()),
        new GallerySurvey.Build(build.version(), build.commit()),
        session.progress());
  }

  private String command() {
    return "naja eval report %s%s%s"
        .formatted(
            data.text(USUAL_SPLIT),
            output == null ? "" : " --output " + output,
            save ? " --save" : "");
  }
}
