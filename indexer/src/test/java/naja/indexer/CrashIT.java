package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import naja.encoder.Embedding;
import naja.encoder.Encoders;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.StoredEmbedding;
import naja.indexer.IndexingProcess.Task;
import naja.testkit.TestData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Kills indexing processes at random moments: the same command again must end with the gallery
/// that an undisturbed run makes. `-Dnaja.kills=50` is the long form, `-Dnaja.seed=N` replays one.
final class CrashIT {
  private static final int KILLS = Integer.getInteger("naja.kills", 5);
  private static final int LONG_FORM = 50;
  private static final int DRAWINGS = 150;
  private static final int BEAT_MILLIS = 200;

  /// Batches differ from run to run, and with them the last bits of an encoder's sums.
  private static final float TOLERANCE = 1e-5f;

  private final long seed = Long.getLong("naja.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<Integer> committedAtKills = new ArrayList<>();

  @TempDir Path folder;
  private Path home;
  private Path scratch;

  @BeforeEach
  void makeFolders() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    scratch = Files.createDirectory(folder.resolve("scratch"));
  }

  @Test
  void index_killedAtRandomMoments_endsLikeAnUndisturbedRun() throws Exception {
    Path photos = folder.resolve("photos");
    PatternedPhotos.collection(photos, DRAWINGS, 7);
    Files.writeString(photos.resolve("cobra/broken.jpg"), "not a photo");

    kill(new Task(photos, folder.resolve("undisturbed"), home, "builtin"));
  }

  @Test
  void index_realPhotosKilledAtRandomMoments_endsLikeAnUndisturbedRun() throws Exception {
    Path flowers = TestData.require("images/flowers17");
    Path model = TestData.require("models/vit-tiny");
    var _ =
        new Encoders(home).add(model, "vit-tiny", Optional.of("cls_embedding"), Optional.empty());

    Path photos = KILLS < LONG_FORM ? someOf(flowers) : flowers;

    kill(new Task(photos, folder.resolve("undisturbed"), home, "vit-tiny"));
  }

  /// The photos of three species.
  private Path someOf(Path flowers) throws IOException {
    Path some = Files.createDirectory(folder.resolve("some"));
    try (Stream<Path> species = Files.list(flowers)) {
      for (Path one : species.filter(Files::isDirectory).sorted().limit(3).toList()) {
        Files.createSymbolicLink(some.resolve(one.getFileName()), one.toAbsolutePath());
      }
    }
    return some;
  }

  /// Kills processes until there were [#KILLS]; a gallery that comes to its end in between is
  /// compared, and the next one begun.
  private void kill(Task undisturbed) throws Exception {
    long start = System.nanoTime();
    RunReport expected = IndexingProcess.run(undisturbed);
    long longest = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    int kills = 0;
    for (int round = 0; kills < KILLS; round++) {
      Task task = undisturbed.into(folder.resolve("killed-" + round));
      kills += killUntilDone(task, longest, KILLS - kills);
      assertSame(undisturbed, task, expected);
    }
    System.out.printf(
        "%d processes killed with %s of %d photos committed; -Dnaja.kills=%d -Dnaja.seed=%d%n",
        kills, committedAtKills, expected.embedded(), KILLS, seed);
  }

  /// Returns how many processes were killed before one came to its end.
  private int killUntilDone(Task task, long longest, int most) throws Exception {
    int committed = 0;
    int kills = 0;
    boolean done = false;
    while (!done) {
      Process process = IndexingProcess.start(task, scratch);
      done = kills == most ? process.waitFor(10, TimeUnit.MINUTES) : isSpared(process, longest);
      if (done) {
        assertThat(process.exitValue()).as(replay()).isZero();
        assertAccounts(task, committed);
      } else {
        process.destroyForcibly().waitFor();
        kills++;
        committed = committedAfterKill(task, committed);
        committedAtKills.add(committed);
      }
    }
    return kills;
  }

  /// Lets a process run for a random time: mostly from its first photo on, sometimes from its very
  /// start. Returns whether it came to its end.
  private boolean isSpared(Process process, long longest) throws Exception {
    if (random.nextInt(6) == 0) {
      return process.waitFor(random.nextLong(2_000), TimeUnit.MILLISECONDS);
    }
    for (long beats = random.nextLong(1 + longest / 2 / BEAT_MILLIS); beats >= 0; beats--) {
      if (process.getInputStream().read() < 0) {
        return process.waitFor(1, TimeUnit.MINUTES);
      }
    }
    return process.waitFor(random.nextLong(BEAT_MILLIS), TimeUnit.MILLISECONDS);
  }

  private int committedAfterKill(Task task, int before) {
    try (Gallery gallery = Gallery.open(task.gallery())) {
      int photos = gallery.manifest().photos();
      assertThat(photos).as(replay()).isGreaterThanOrEqualTo(before);
      assertThat(gallery.embeddings())
          .as(replay())
          .extracting(StoredEmbedding::imageId)
          .doesNotHaveDuplicates()
          .hasSize(photos);
      assertThat(gallery.check().problems()).as(replay()).isEmpty();
      return photos;
    } catch (GalleryException e) {
      assertThat(e.kind()).as(replay()).isEqualTo(GalleryException.Kind.MISSING);
      assertThat(before).as("%s: a gallery that was there is gone", replay()).isZero();
      return 0;
    }
  }

  private void assertAccounts(Task task, int committed) throws IOException {
    var report = JsonMapper.shared().readTree(Files.readString(task.report()));
    long photos = report.get("total").asLong() - report.get("failed").asLong();
    assertThat(report.get("embedded").asLong()).as(replay()).isEqualTo(photos - committed);
    assertThat(report.get("skipped").asLong()).as(replay()).isEqualTo(committed);
  }

  private void assertSame(Task undisturbed, Task killed, RunReport expected) throws IOException {
    assertThat(failures(killed)).as(replay()).isEqualTo(failures(undisturbed));
    try (Gallery theirs = Gallery.open(undisturbed.gallery());
        Gallery ours = Gallery.open(killed.gallery())) {
      assertThat(ours.manifest().photos()).as(replay()).isEqualTo((int) expected.embedded());
      List<StoredEmbedding> embeddings = ours.embeddings();
      assertThat(embeddings)
          .as(replay())
          .extracting(StoredEmbedding::imageId)
          .containsExactlyElementsOf(
              theirs.embeddings().stream().map(StoredEmbedding::imageId).toList());
      for (StoredEmbedding stored : embeddings) {
        String id = stored.imageId();
        assertThat(ours.photo(id)).as(replay()).isEqualTo(theirs.photo(id));
        assertThat(ours.thumbnail(id).orElseThrow()).isEqualTo(theirs.thumbnail(id).orElseThrow());
        assertClose(stored.embedding(), theirs.embedding(id).orElseThrow());
      }
      assertThat(ours.check().problems()).as(replay()).isEmpty();
    }
  }

  private void assertClose(Embedding ours, Embedding theirs) {
    float tolerance = (float) (TOLERANCE * theirs.norm());
    for (int i = 0; i < theirs.dimension(); i++) {
      assertThat(ours.get(i)).as(replay()).isCloseTo(theirs.get(i), within(tolerance));
    }
  }

  private static List<String> failures(Task task) throws IOException {
    return Files.readAllLines(task.gallery().resolve(Indexer.FAILURES));
  }

  private String replay() {
    return "replay with -Dnaja.seed=" + seed;
  }
}
