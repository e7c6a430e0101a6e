package naja.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import naja.cli.service.ServiceCheck;
import naja.cli.service.ServiceReport;
import naja.encoder.ImageEncoder;
import naja.eval.dataset.Dataset;
import naja.eval.protocol.PrototypeProtocol;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import naja.prototype.PrototypeVariant;
import naja.server.ServerSettings;
import naja.server.access.AccessSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Holds the answers of the service against those of the evaluation.
@Command(
    name = "service",
    description = {
      "Asks about the photos of a split through the Identifier and over HTTP: taxa and "
          + "scores must be equal photo for photo, and the hits those of naja eval prototypes.",
      "Ends with 1 if not. Both work on a temporary gallery that holds the references of "
          + "the split alone."
    },
    footer = {
      "  naja eval service --gallery snakes --split split.csv",
      "  naja eval service --gallery snakes --split stratified --images photos"
    })
public final class ServiceCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private GalleryOption named = new GalleryOption();

  @Mixin private SplitOption split = new SplitOption();

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description = {
        "The folder that was indexed: the photos' files are sent.",
        "Without it their stored embeddings are sent."
      })
  private @Nullable Path images;

  @Option(
      names = "--variant",
      paramLabel = "V",
      description = "raw-mean | l2n | cl2n; default: the setting identify.variant.",
      converter = VariantConverter.class)
  private @Nullable PrototypeVariant variant;

  @Mixin private ReportPrinter printer = new ReportPrinter();

  @Mixin private Device device = new Device();

  public ServiceCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    // Every question comes from this command: a line of log for each tells nobody anything.
    System.setProperty("org.slf4j.simpleLogger.log.naja.server", "warn");
    var protocol =
        new PrototypeProtocol(variant == null ? session.settings().identify().variant() : variant);
    ServerSettings server =
        session.settings().server().at("127.0.0.1", 0).with(AccessSettings.DEFAULT);
    try (ImageEncoder encoder = OpenGallery.encoderOf(session, named.folder(), device.serving());
        Gallery gallery = Gallery.open(named.folder())) {
      Split drawn = split.of(Dataset.of(gallery), Examinee.STRATIFIED);
      var check = new ServiceCheck(protocol, encoder, images, server, session.err()::println);
      ServiceReport report = check.run(gallery, drawn);
      printer.print(session.out(), report, gallery, drawn, split.seed());
      return (report.holds() ? ExitCode.DONE : ExitCode.FAILED).code();
    }
  }
}
