package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import naja.collection.CollectionItem;
import naja.collection.GivenPhotos;
import naja.collection.Taxa;
import naja.gallery.Gallery;
import naja.gallery.GalleryManifest;
import naja.gallery.GalleryWriter;
import naja.gallery.PhotoSelection;
import naja.indexer.Indexer;
import naja.indexer.IndexerSettings;
import naja.indexer.ProgressListener;
import naja.server.access.AccessSettings;
import naja.server.access.KeyFile;
import naja.server.access.Permission;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Eight clients ask all the while that an indexer adds and deletes photos and the gallery is
/// switched twice: no request fails, and every answer is of one commit.
///
/// 12 seconds; `-Dnaja.soak.minutes=5` goes on for longer and holds resident memory at its end
/// against that at two fifths of the time. That says something with a heap of fixed size only, as
/// Java fills the heap that it may have: `-Dnaja.jvm.flags="--add-modules jdk.incubator.vector
/// --enable-native-access=ALL-UNNAMED -Xms2g -XX:+AlwaysPreTouch"`.
class SoakIT {
  private static final int CLIENTS = 8;
  private static final long MINUTES = Long.getLong("naja.soak.minutes", 0);
  private static final Duration LENGTH =
      MINUTES > 0 ? Duration.ofMinutes(MINUTES) : Duration.ofSeconds(12);

  @TempDir Path first;
  @TempDir Path second;
  @TempDir Path files;

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong requests = new AtomicLong();

  /// Photos per commit, as its writer says: a gallery's name and generation lead to a number.
  private final Map<String, Integer> commits = new ConcurrentHashMap<>();

  /// What the answers said.
  private final Map<String, Set<Integer>> answered = new ConcurrentHashMap<>();

  @Test
  void clients_galleryChangingAndSwitched_neverFailAndEachAnswerIsOfOneCommit() throws Exception {
    note("default", ColourGallery.write(first));
    ColourGallery.write(second);
    note("second", ColourGallery.add(second, "extra.png", ColourGallery.RED, colour(1)));
    commits.put("second 1", 9);
    Path keys = files.resolve("keys.txt");
    String key = new KeyFile(keys).add("soak", Permission.WRITE);
    var settings =
        RunningServer.withGalleries(
            "second=" + second, new AccessSettings(keys.toString(), true, 0, "", false, "", ""));
    try (RunningServer running = RunningServer.on(first, new FakeImageEncoder(), settings);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1)) {
      running.awaitReady();
      List<Future<?>> work = new ArrayList<>();
      IntStream.range(0, CLIENTS).forEach(i -> work.add(threads.submit(() -> ask(running, i))));
      work.add(threads.submit(this::index));
      try {
        sleep(LENGTH.multipliedBy(2).dividedBy(5));
        long before = residentKiB();
        switchTo(running, key, "second");
        sleep(LENGTH.dividedBy(5));
        switchTo(running, key, "default");
        sleep(LENGTH.multipliedBy(2).dividedBy(5));
        report(before, residentKiB());
      } finally {
        over.set(true);
      }
      for (Future<?> task : work) {
        task.get();
      }
    }
    answered.forEach((commit, photos) ->
        assertThat(photos).as("photos of %s", commit).isEqualTo(Set.of(commits.get(commit))));
    assertThat(answered.keySet()).contains("second 2").hasSizeGreaterThan(4);
  }

  private void switchTo(RunningServer running, String key, String name) {
    Client.Reply reply =
        running.client.putJson("/v1/galleries/current", key, "{\"name\": \"%s\"}".formatted(name));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  /// By turns a photo never seen before, a stored photo, and all photos of the gallery: a commit
  /// that is half there would show fewer than it says.
  private void ask(RunningServer running, int number) {
    Random random = new Random(number);
    while (!over.get()) {
      JsonNode identified =
          json(running.client.photos("/v1/identify", colour(random.nextInt(1 << 24))));
      noteAnswer(identified.get("gallery"));
      JsonNode all =
          json(
              running.client.json(
                  "/v1/search", "{\"embedding\": [1, 2, 3, 4], \"k\": 1000, \"exact\": true}"));
      noteAnswer(all.get("gallery"));
      assertThat(all.get("neighbours").size()).isEqualTo(all.at("/gallery/photos").intValue());
      noteAnswer(
          json(running.client.json("/v1/identify", "{\"image_id\": \"red/1.png\"}"))
              .get("gallery"));
      assertThat(running.client.get("/v1/images/red/2.png").status()).isEqualTo(200);
      requests.addAndGet(4);
    }
  }

  private static JsonNode json(Client.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private void noteAnswer(JsonNode gallery) {
    String commit = gallery.get("name").stringValue() + " " + gallery.get("generation");
    answered
        .computeIfAbsent(commit, _ -> ConcurrentHashMap.newKeySet())
        .add(gallery.get("photos").intValue());
  }

  /// Adds a photo and deletes it again, by the indexer's own code, with pauses between.
  private void index() {
    Indexer indexer =
        new Indexer(
            new FakeImageEncoder(),
            IndexerSettings.DEFAULT.withWorkers(1),
            ProgressListener.silent());
    for (int i = 0; !over.get(); i++) {
      Path file = photoFile(i);
      CollectionItem item =
          CollectionItem.labelled("soak/" + i % 7, file, "t-red", "soak observation " + i % 3);
      indexer.add(new GivenPhotos(files, List.of(item)), knownTaxa(), first);
      note("default", lastCommit());
      sleep(Duration.ofMillis(120));
      if (i % 3 == 2) {
        delete("soak/" + (i - 1) % 7);
      }
    }
  }

  private void delete(String imageId) {
    try (GalleryWriter writer = GalleryWriter.openExisting(first)) {
      writer.delete(PhotoSelection.ofImages(List.of(imageId)));
      note("default", writer.commit());
    }
  }

  private Taxa knownTaxa() {
    return Taxa.of(List.of(ColourGallery.RED));
  }

  private GalleryManifest lastCommit() {
    try (Gallery gallery = Gallery.open(first)) {
      return gallery.manifest();
    }
  }

  private Path photoFile(int number) {
    try {
      return Files.write(files.resolve(number % 7 + ".png"), colour(number * 9973));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(String name, GalleryManifest manifest) {
    commits.put(name + " " + manifest.generation(), manifest.photos());
  }

  private static byte[] colour(int rgb) {
    return ColourGallery.png(1 + (rgb & 0xfe), 1 + (rgb >> 8 & 0xfe), 1 + (rgb >> 16 & 0xfe));
  }

  private void report(long before, long after) {
    System.out.printf(
        "soak: %s, %d requests, resident %d KiB at two fifths, %d KiB at the end (%.3f)%n",
        LENGTH, requests.get(), before, after, (double) after / before);
    if (MINUTES > 0 && before > 0) {
      assertThat((double) after / before).isLessThanOrEqualTo(1.1);
    }
  }

  /// Resident memory of this process; 0 where the system does not say.
  private static long residentKiB() {
    Path status = Path.of("/proc/self/status");
    try {
      return Files.exists(status)
          ? Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          : 0;
    } catch (IOException _) {
      return 0;
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
