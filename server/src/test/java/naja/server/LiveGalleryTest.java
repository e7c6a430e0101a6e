package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import naja.calibration.Absence;
import naja.calibration.Calibration;
import naja.calibration.FittedFiles;
import naja.gallery.Gallery;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.identify.IdentifierSettings;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LiveGalleryTest {
  private static final Taxon YELLOW =
      new Taxon("t-yellow", "Flavus novus", null, null, null, Venomous.UNKNOWN);
  private static final byte[] YELLOWISH = ColourGallery.png(220, 220, 10);

  @TempDir Path folder;

  @BeforeEach
  void writeGallery() {
    ColourGallery.write(folder);
  }

  @Test
  void newCommit_photoOfANewTaxon_isAnsweredWithoutRestart() throws InterruptedException {
    try (RunningServer running = RunningServer.on(folder)) {
      Client.Reply before = running.client.photos("/v1/identify", YELLOWISH);
      assertThat(before.json().at("/gallery/generation").longValue()).isEqualTo(1);

      ColourGallery.add(folder, "yellow/0.png", YELLOW, YELLOWISH);
      Client.Reply after =
          running.await(
              () -> running.client.photos("/v1/identify", YELLOWISH),
              reply -> reply.json().at("/gallery/generation").longValue() == 2);

      assertThat(after.json().at("/results/0/taxon/id").stringValue()).isEqualTo("t-yellow");
      assertThat(after.json().at("/gallery/photos").intValue()).isEqualTo(10);
      assertThat(running.client.get("/v1/images/yellow/0.png").status()).isEqualTo(200);
    }
  }

  @Test
  void newCommit_requestsAllTheWhile_neverFailAndEachIsOfOneCommit() throws Exception {
    try (RunningServer running = RunningServer.on(folder);
        ExecutorService clients = Executors.newFixedThreadPool(4)) {
      var done = new AtomicBoolean();
      Callable<Map<Long, Integer>> asking =
          () -> {
            Map<Long, Integer> photosByGeneration = new TreeMap<>();
            while (!done.get()) {
              Client.Reply reply = running.client.photos("/v1/identify", YELLOWISH);
              assertThat(reply.status()).as(reply.text()).isEqualTo(200);
              var gallery = reply.json().get("gallery");
              photosByGeneration.put(
                  gallery.get("generation").longValue(), gallery.get("photos").intValue());
            }
            return photosByGeneration;
          };
      List<Future<Map<Long, Integer>>> asked =
          IntStream.range(0, 4).mapToObj(_ -> clients.submit(asking)).toList();
      try {
        for (int i = 0; i < 5; i++) {
          ColourGallery.add(folder, "yellow/" + i + ".png", YELLOW, YELLOWISH);
          int photos = 10 + i;
          Client.Reply ready =
              running.await("/readyz", reply -> reply.json().get("photos").intValue() == photos);
          assertThat(ready.json().get("photos").intValue()).isEqualTo(photos);
        }
      } finally {
        done.set(true);
      }
      assertConsistent(asked);
    }
  }

  private static void assertConsistent(List<Future<Map<Long, Integer>>> asked)
      throws ExecutionException, InterruptedException {
    for (Future<Map<Long, Integer>> replies : asked) {
      assertThat(replies.get())
          .isNotEmpty()
          .allSatisfy((generation, photos) -> assertThat(photos).isEqualTo(8 + generation));
    }
  }

  @Test
  void lease_takenBeforeANewCommit_staysReadable() {
    IdentifierSettings settings = IdentifierSettings.DEFAULT;
    try (var galleries =
        new LiveGallery(folder, new FakeImageEncoder(), RunningServer.SETTINGS, settings)) {
      try (LiveGallery.Lease old = galleries.lease()) {
        ColourGallery.add(folder, "yellow/0.png", YELLOW, YELLOWISH);
        galleries.refresh();

        assertThat(old.open().gallery().photo("yellow/0.png")).isEmpty();
        assertThat(old.open().gallery().thumbnail("red/1.png")).isPresent();
        try (LiveGallery.Lease now = galleries.lease()) {
          assertThat(now.open().gallery().photo("yellow/0.png")).isPresent();
        }
      }
    }
  }

  @Test
  void calibration_savedWhileServing_isUsedFromTheNextLookOn() throws Exception {
    try (RunningServer running = RunningServer.on(folder)) {
      running.awaitReady();
      assertThat(probability(running.client.photos("/v1/identify", YELLOWISH)).isNull()).isTrue();

      try (Gallery gallery = Gallery.open(folder)) {
        FittedFiles.of(gallery)
            .write(new Calibration("prototype/raw-mean", 20, new Absence(14, -20, 0.03)));
      }
      Client.Reply reply =
          running.await(
              () -> running.client.photos("/v1/identify", YELLOWISH),
              answer -> probability(answer).isNumber());

      assertThat(probability(reply).doubleValue()).isBetween(0.0, 1.0);
    }
  }

  private static JsonNode probability(Client.Reply reply) {
    return reply.json().get("results").get(0).get("probability");
  }

  @Test
  void gallery_gone_keepsAnsweringAndSaysSo() throws Exception {
    try (RunningServer running = RunningServer.on(folder)) {
      running.awaitReady();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      Client.Reply reply =
          running.await("/readyz", at -> at.json().get("reasons").toString().contains("degraded"));

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.text()).contains("degraded");
      assertThat(running.client.photos("/v1/identify", YELLOWISH).status()).isEqualTo(200);

      ColourGallery.write(folder);
      ColourGallery.add(folder, "yellow/0.png", YELLOW, YELLOWISH);
      assertThat(running.await("/readyz", at -> at.text().contains("\"photos\":10")).text())
          .contains("\"photos\":10")
          .doesNotContain("degraded");
    }
  }
}
