package naja.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import naja.gallery.GalleryException;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NajaServerTest {
  private static final ServerSettings SETTINGS = RunningServer.SETTINGS;

  @TempDir Path folder;

  @BeforeEach
  void writeGallery() {
    ColourGallery.write(folder);
  }

  @Test
  void start_anotherEncoder_isRefusedWithBothNames() {
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> NajaServer.start(SETTINGS, folder, new FakeImageEncoder("other")))
        .withMessageContaining("fake")
        .withMessageContaining("other");
  }

  @Test
  void start_noGallery_isRefusedWithTheFolder(@TempDir Path empty) {
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> NajaServer.start(SETTINGS, empty, new FakeImageEncoder()))
        .withMessageContaining(empty.toString());
  }

  @Test
  void start_portTaken_saysWhichAndWhatToDo() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ServerSettings settings = SETTINGS.at("127.0.0.1", taken.getLocalPort());

      assertThatExceptionOfType(ServerException.class)
          .isThrownBy(() -> NajaServer.start(settings, folder, new FakeImageEncoder()))
          .withMessageContaining("port " + taken.getLocalPort())
          .withMessageContaining("another port");
    }
  }

  @Test
  void requests_manyAtOnce_areEachAnsweredForTheirOwnPhoto() throws Exception {
    ServerSettings roomy = withQueue(2, 64, Duration.ofSeconds(20));
    try (RunningServer running = RunningServer.on(folder, new FakeImageEncoder(), roomy);
        ExecutorService clients = Executors.newFixedThreadPool(8)) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        int shade = 150 + i;
        byte[] photo = i % 2 == 0 ? ColourGallery.png(shade, i, 9) : ColourGallery.png(i, shade, 9);
        answers.add(clients.submit(() -> best(running.client.photos("/v1/identify", photo))));
      }
      for (int i = 0; i < 60; i++) {
        assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0 ? "t-red" : "t-green");
      }
    }
  }

  @Test
  void queue_full_is503WithRetryAfterAndTheOneThatWaitsIsAnswered() throws Exception {
    var encoder = new GatedEncoder();
    ServerSettings narrow = withQueue(1, 1, Duration.ofSeconds(20));
    try (RunningServer running = RunningServer.on(folder, encoder, narrow);
        ExecutorService threads = Executors.newFixedThreadPool(3)) {
      encoder.awaitArrivals();
      var clients = new ExecutorCompletionService<Client.Reply>(threads);
      for (int i = 0; i < 3; i++) {
        byte[] photo = ColourGallery.png(200 + i, 1, 1);
        clients.submit(() -> running.client.photos("/v1/identify", photo));
      }
      for (int i = 0; i < 2; i++) {
        Client.Reply refused = clients.take().get();
        ProblemsTest.assertProblem(refused, 503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
      }
      assertThat(running.client.get("/livez").status()).isEqualTo(200);

      encoder.open();
      assertThat(best(clients.take().get())).isEqualTo("t-red");
    }
  }

  @Test
  void encoder_tooSlow_is503() throws Exception {
    var encoder = new GatedEncoder();
    ServerSettings impatient = withQueue(1, 4, Duration.ofMillis(50));
    try (RunningServer running = RunningServer.on(folder, encoder, impatient)) {
      Client.Reply reply = running.client.photos("/v1/identify", ColourGallery.png(200, 1, 1));

      ProblemsTest.assertProblem(reply, 503);
      encoder.open();
    }
  }

  @Test
  void close_requestBeingAnswered_isStillAnswered() throws Exception {
    var encoder = new GatedEncoder(2);
    RunningServer running =
        RunningServer.on(folder, encoder, withQueue(2, 4, Duration.ofSeconds(20)));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Client.Reply> asked =
          threads.submit(() -> running.client.photos("/v1/identify", ColourGallery.png(200, 1, 1)));
      encoder.awaitArrivals();
      Future<?> closed = threads.submit(running.server::close);
      Thread.sleep(200);
      assertThat(closed.isDone()).isFalse();
      encoder.open();

      assertThat(best(asked.get())).isEqualTo("t-red");
      closed.get();
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> running.client.get("/livez"));
    } finally {
      running.client.close();
    }
  }

  @Test
  void close_twice_isQuiet() throws ExecutionException {
    NajaServer server = NajaServer.start(SETTINGS, folder, new FakeImageEncoder());
    server.close();
    server.close();
  }

  @Test
  void address_namesHostAndPort() {
    try (NajaServer server = NajaServer.start(SETTINGS, folder, new FakeImageEncoder())) {
      assertThat(server.address()).hasToString("http://127.0.0.1:" + server.port() + "/");
    }
  }

  private static String best(Client.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().at("/results/0/taxon/id").stringValue();
  }

  private static ServerSettings withQueue(int threads, int waiting, Duration patience) {
    return new ServerSettings(
        SETTINGS.host(),
        0,
        SETTINGS.maxBodyBytes(),
        SETTINGS.maxImages(),
        SETTINGS.photoLimits(),
        SETTINGS.access(),
        threads,
        waiting,
        patience,
        SETTINGS.uploadTime(),
        10_000_000,
        0,
        SETTINGS.galleryPoll(),
        SETTINGS.galleries(),
        SETTINGS.drain());
  }
}
