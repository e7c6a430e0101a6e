package naja.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import naja.encoder.ImageEncoder;
import naja.server.NajaServer;
import naja.server.ServerSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Serves a gallery over HTTP until the process is ended.
@Command(
    name = "serve",
    description = {
      "Answers photos over HTTP and shows a page for people.",
      "The encoder is the one that made the gallery."
    },
    footer = {
      "  naja serve --gallery snakes",
      "  naja serve --gallery snakes --host 0.0.0.0 --port 8080",
      "  curl -F images=@photo.jpg http://localhost:8080/v1/identify"
    })
public final class ServeCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private GalleryOption named = new GalleryOption();

  @Option(
      names = "--host",
      paramLabel = "H",
      description = "Address to listen on; default: the setting server.host, this machine only.")
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "Port, 0 for a free one; default: the setting server.port.")
  private @Nullable Integer port;

  @Mixin private Device device = new Device();

  public ServeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    ServerSettings settings = settings();
    try (ImageEncoder encoder = OpenGallery.encoderOf(session, named.folder(), device.serving())) {
      serve(session, settings, named.folder(), encoder);
    }
    return ExitCode.DONE.code();
  }

  private ServerSettings settings() {
    ServerSettings settings = session.settings().server();
    return Misuse.checked(
        spec,
        () ->
            settings.at(
                host == null ? settings.host() : host, port == null ? settings.port() : port));
  }

  /// Serves until the process is asked to end, then lets running requests finish.
  public static void serve(
      Session session, ServerSettings settings, Path gallery, ImageEncoder encoder)
      throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Thread hook = Thread.ofPlatform().unstarted(() -> endAndAwait(asked, closed));
    Runtime.getRuntime().addShutdownHook(hook);
    try (NajaServer server =
        NajaServer.start(settings, gallery, encoder, session.settings().identify())) {
      session.out().println("serving at " + server.address());
      session.out().flush();
      asked.await();
    } finally {
      closed.countDown();
    }
  }

  /// Runs at shutdown: the process goes on to end once the server has closed.
  private static void endAndAwait(CountDownLatch asked, CountDownLatch closed) {
    asked.countDown();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
