package naja.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.identify.Inquiry;
import naja.identify.Scorer;
import naja.photo.Photo;
import naja.photo.UnreadablePhoto;
import naja.search.Scope;
import naja.server.api.Provenance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what photos show.
@Command(
    name = "identify",
    description = {
      "Says which species photos show.",
      "Each photo is answered on its own, with the reference photos that speak for the answer and"
          + " whether danger can be ruled out."
    },
    footer = {
      "  naja identify photo.jpg --gallery snakes",
      "  naja identify field-trip/ --gallery snakes --format csv > answers.csv",
      "  naja identify photo.jpg --gallery snakes --format json"
    })
public final class IdentifyCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "PHOTO",
      description = "Photo files, or folders of photos.")
  private List<Path> photos = List.of();

  @Mixin private GalleryOption named = new GalleryOption();

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      description = "Encoder id; default: the one that made the gallery.")
  private @Nullable String encoderId;

  @Mixin private Device device = new Device();

  @Option(
      names = "--scorer",
      paramLabel = "S",
      description = "What ranks: prototype | knn | probe | fused; default: identify.scorer.")
  private @Nullable Scorer scorer;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Candidates reported; default: the setting identify.limit.")
  private @Nullable Integer limit;

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "table",
      description =
          "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}. JSON is the reply of"
              + " /v1/identify: an object for one photo, an array for several.")
  private OutputFormat format = OutputFormat.TABLE;

  public IdentifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    IdentifierSettings settings = settings();
    List<Path> files = PhotoArguments.files(photos);
    try (OpenGallery open =
        OpenGallery.open(session, named.folder(), encoderId, device.serving())) {
      return answer(files, open, open.identifier(session, settings));
    }
  }

  private int answer(List<Path> files, OpenGallery open, Identifier identifier) {
    try (AnswerPrinter printer = printer(files.size(), open, identifier)) {
      int failed = 0;
      for (Path file : files) {
        failed += isAnswered(file, identifier, printer) ? 0 : 1;
      }
      return (failed == 0 ? ExitCode.DONE : ExitCode.DONE_WITH_FAILED_PHOTOS).code();
    }
  }

  private boolean isAnswered(Path file, Identifier identifier, AnswerPrinter printer) {
    try {
      Photo photo = PhotoArguments.read(file, session.settings().photo());
      printer.answered(file, identifier.identifyPhotos(List.of(photo), Inquiry.of(Scope.ALL)));
      return true;
    } catch (UnreadablePhoto e) {
      session.err().println("naja: " + e.getMessage());
      printer.failed(file, e.reason().code(), String.valueOf(e.getMessage()));
      return false;
    }
  }

  private AnswerPrinter printer(int files, OpenGallery open, Identifier identifier) {
    return switch (format) {
      case TABLE -> new TableAnswerPrinter(session.out(), files);
      case CSV -> new CsvAnswerPrinter(session.out());
      case JSON -> new JsonAnswerPrinter(session.out(), files, provenance(open, identifier));
    };
  }

  private static Provenance provenance(OpenGallery open, Identifier identifier) {
    return Provenance.of(open.encoder(), identifier, open.gallery().manifest());
  }

  private IdentifierSettings settings() {
    IdentifierSettings base = session.settings().identify();
    return Misuse.checked(
        spec,
        () ->
            base.withScorer(scorer == null ? base.scorer() : scorer)
                .withLimit(limit == null ? base.limit() : limit));
  }
}
