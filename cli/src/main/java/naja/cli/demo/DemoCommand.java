package naja.cli.demo;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import naja.calibration.CalibrationFit;
import naja.cli.command.ExitCode;
import naja.cli.command.ServeCommand;
import naja.cli.command.Session;
import naja.collection.ImageFolderReader;
import naja.collection.TaxaReader;
import naja.encoder.EncoderOptions;
import naja.encoder.ImageEncoder;
import naja.encoder.PhotoEmbedder;
import naja.eval.protocol.CalibrationProtocol;
import naja.eval.report.CalibrationReport;
import naja.gallery.Gallery;
import naja.identify.Calibrator;
import naja.identify.Identifier;
import naja.indexer.Indexer;
import naja.indexer.RunReport;
import naja.photo.PhotoDecoder;
import naja.server.ServerSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows Naja at work on drawings that it makes itself: draw, index, identify, serve.
@Command(
    name = "demo",
    description = {
      "Draws a small collection of made-up snakes, indexes it with the built-in encoder, "
          + "identifies drawings that were held out and serves a page to try more.",
      "Needs no photos and no download."
    },
    footer = {"  naja demo", "  naja demo --no-serve", "  naja demo --port 0"})
public final class DemoCommand implements Callable<Integer> {
  private static final String ENCODER = "builtin";
  private static final long SEED = 1;

  private final Session session;

  @Option(names = "--no-serve", description = "Stop after the held-out drawings; start no server.")
  private boolean noServe;

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "Port, 0 for a free one; default: the setting server.port.")
  private @Nullable Integer port;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where drawings and gallery go; default: $NAJA_HOME/demo.")
  private @Nullable Path folder;

  public DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path place = folder == null ? session.home().resolve("demo") : folder;
    session.out().println("Drawing a collection of made-up snakes in " + place);
    DrawnCollection drawings = DrawnCollection.draw(place, SEED);
    Path gallery = index(drawings, place);
    calibrate(gallery);
    try (ImageEncoder encoder = session.encoders().open(ENCODER, EncoderOptions.serving("cpu"))) {
      ask(drawings, gallery, encoder);
      if (!noServe) {
        invite(drawings);
        ServeCommand.serve(session, settings(), gallery, encoder);
      }
    }
    return ExitCode.DONE.code();
  }

  /// The gallery's folder is named after the encoder's weights: a newer Naja starts a new one.
  private Path index(DrawnCollection drawings, Path place) {
    try (ImageEncoder encoder = session.encoders().open(ENCODER, EncoderOptions.indexing("cpu"))) {
      String weights = encoder.fingerprint().weightsSha256().substring(0, 8);
      Path gallery = place.resolve("gallery-" + weights);
      RunReport run =
          new Indexer(encoder, session.settings().index(), session.progress())
              .index(
                  new ImageFolderReader(drawings.references()),
                  new TaxaReader(drawings.species()).read(),
                  gallery);
      session
          .out()
          .printf(
              "Indexed %d drawings of %d species with the encoder '%s' (%s)%n",
              run.embedded() + run.skipped(), DrawnSpecies.ALL.size(), ENCODER, encoder.provider());
      return gallery;
    }
  }

  private void calibrate(Path folder) {
    var protocol =
        new CalibrationProtocol(
            session.settings().identify(), Calibrator.SAMPLE, CalibrationFit.PRIOR);
    try (Gallery gallery = Gallery.open(folder)) {
      CalibrationReport report = protocol.runAndKeep(gallery);
      session
          .out()
          .printf(
              "Calibrated on them: %.1f %% right, probabilities off by %.1f points (ECE)%n",
              100 * report.accuracy(), 100 * report.ece());
    }
  }

  private void ask(DrawnCollection drawings, Path folder, ImageEncoder encoder) {
    PhotoEmbedder embedder =
        new PhotoEmbedder(new PhotoDecoder(session.settings().photo()), encoder);
    try (Gallery gallery = Gallery.open(folder, encoder.fingerprint())) {
      var identifier = new Identifier(gallery, embedder, session.settings().identify());
      Exam.sit(identifier, drawings.questions()).print(session.out());
    }
  }

  private ServerSettings settings() {
    ServerSettings settings = session.settings().server();
    return settings.at(settings.host(), port == null ? settings.port() : port);
  }

  private void invite(DrawnCollection drawings) {
    session.out().println("Held-out drawings to drop on the page: " + drawings.heldOut());
  }
}
