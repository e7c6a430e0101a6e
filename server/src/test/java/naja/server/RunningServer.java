package naja.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import naja.encoder.ImageEncoder;
import naja.photo.PhotoLimits;
import naja.server.access.AccessSettings;
import naja.testkit.FakeImageEncoder;

/// A service on a free port with small limits, so that tests reach them.
final class RunningServer implements AutoCloseable {
  static final ServerSettings SETTINGS =
      new ServerSettings(
          "127.0.0.1",
          0,
          200_000,
          3,
          new PhotoLimits(100_000, 1_000_000, 2000, 100),
          AccessSettings.DEFAULT,
          2,
          4,
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          1_000_000,
          1_000_000,
          Duration.ofMillis(50),
          "",
          Duration.ofSeconds(5));

  /// The same with more galleries to switch to.
  static ServerSettings withGalleries(String galleries, AccessSettings access) {
    return new ServerSettings(
        SETTINGS.host(),
        0,
        SETTINGS.maxBodyBytes(),
        SETTINGS.maxImages(),
        SETTINGS.photoLimits(),
        access,
        SETTINGS.encodingThreads(),
        32,
        SETTINGS.patience(),
        SETTINGS.uploadTime(),
        8_000_000,
        SETTINGS.cacheBytes(),
        SETTINGS.galleryPoll(),
        galleries,
        SETTINGS.drain());
  }

  final NajaServer server;
  final Client client;

  private RunningServer(NajaServer server) {
    this.server = server;
    this.client = new Client(server);
  }

  /// A service over a new [ColourGallery].
  static RunningServer onColours(Path folder) {
    ColourGallery.write(folder);
    return on(folder);
  }

  static RunningServer on(Path gallery) {
    return on(gallery, new FakeImageEncoder(), SETTINGS);
  }

  static RunningServer on(Path gallery, ImageEncoder encoder, ServerSettings settings) {
    return new RunningServer(NajaServer.start(settings, gallery, encoder));
  }

  Client.Reply awaitReady() throws InterruptedException {
    return await("/readyz", reply -> reply.status() == 200);
  }

  /// Asks until the reply is as wished, for 20 seconds at most.
  Client.Reply await(String path, Predicate<Client.Reply> wish) throws InterruptedException {
    return await(() -> client.get(path), wish);
  }

  /// Asks until the reply is as wished, for 20 seconds at most; the last reply in any case.
  Client.Reply await(Supplier<Client.Reply> question, Predicate<Client.Reply> wish)
      throws InterruptedException {
    Client.Reply reply = question.get();
    for (int i = 0; i < 1000 && !wish.test(reply); i++) {
      Thread.sleep(20);
      reply = question.get();
    }
    return reply;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
