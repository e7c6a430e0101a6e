package naja.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills writers and looks at what they leave behind.
class GalleryCrashIT {
  private static final int BATCH = 200;

  @TempDir Path folder;
  private @Nullable Process writer;

  @AfterEach
  void end() throws InterruptedException {
    kill();
  }

  private void kill() throws InterruptedException {
    if (writer != null) {
      writer.destroyForcibly();
      assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void open_whileAnotherProcessWrites_isRefusedNamingIt() throws Exception {
    writer = WriterProcess.start(folder, BATCH);
    try (BufferedReader output = WriterProcess.output(writer)) {
      WriterProcess.await(writer, output, "open");
      assertThatExceptionOfType(GalleryException.class)
          .isThrownBy(() -> GalleryWriter.open(folder, WriterProcess.ENCODER))
          .withMessageContaining("process " + writer.pid() + " on ")
          .extracting(GalleryException::kind)
          .isEqualTo(GalleryException.Kind.LOCKED);
      WriterProcess.await(writer, output, "committed");
      assertThat(photos()).isPositive();
    }
  }

  @Test
  void open_afterAKilledWriter_showsTheLastCommitAndCanBeWrittenAgain() throws Exception {
    writer = WriterProcess.start(folder, BATCH);
    try (BufferedReader output = WriterProcess.output(writer)) {
      WriterProcess.await(writer, output, "committed");
      WriterProcess.await(writer, output, "put");
      kill();
    }
    int left = photos();
    assertThat(left).isPositive().isEqualTo(left / BATCH * BATCH);
    assertThat(folder.resolve("writer.lock.json")).exists();
    try (GalleryWriter next = GalleryWriter.open(folder, WriterProcess.ENCODER)) {
      assertThat(next.manifest().photos()).isEqualTo(left);
      next.put(WriterProcess.photo(left), WriterProcess.embedding(new Random(1)), new byte[0]);
    }
    assertThat(photos()).isEqualTo(left + 1);
    assertThat(folder.resolve("writer.lock.json")).doesNotExist();
  }

  @Test
  void open_afterKillsAtAnyMoment_neverLosesACommit() throws Exception {
    long seed = Long.getLong("naja.seed", System.nanoTime());
    System.out.println("replay with -Dnaja.seed=" + seed);
    Random random = new Random(seed);
    int known = 0;
    for (int round = 0; round < 10; round++) {
      writer = WriterProcess.start(folder, 1 + random.nextInt(BATCH));
      if (random.nextBoolean()) {
        try (BufferedReader output = WriterProcess.output(writer)) {
          String line = WriterProcess.await(writer, output, "committed");
          known = Integer.parseInt(line.substring("committed ".length()));
          Thread.sleep(random.nextInt(400));
          kill();
        }
      } else {
        Thread.sleep(random.nextInt(1500));
        kill();
      }
      known = assertIntact(known);
    }
    assertThat(known).isPositive();
  }

  /// Without a single commit there is no gallery yet; from the first commit on nothing is lost.
  private int assertIntact(int atLeast) {
    if (atLeast == 0 && !Files.exists(folder.resolve("manifest.json"))) {
      return 0;
    }
    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.check().problems()).isEmpty();
      assertThat(gallery.manifest().photos()).isGreaterThanOrEqualTo(atLeast);
      assertThat(gallery.embeddings()).hasSize(gallery.manifest().photos());
      return gallery.manifest().photos();
    }
  }

  @Test
  void open_remainsOfAWriterKilledBeforeTheFirstCommit_startsAnew() throws IOException {
    Path lucene = Files.createDirectories(folder.resolve("lucene"));
    for (String name : new String[] {"_0.fdt", "_0_1.vec", "pending_segments_1"}) {
      Files.write(lucene.resolve(name), new byte[] {1, 2, 3});
    }
    Files.createFile(lucene.resolve("write.lock"));
    Files.writeString(folder.resolve("writer.lock.json"), "{\"pid\":");
    Files.writeString(folder.resolve("manifest.json.part"), "{");
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> Gallery.open(folder))
        .extracting(GalleryException::kind)
        .isEqualTo(GalleryException.Kind.MISSING);
    GalleryWriter.open(folder, WriterProcess.ENCODER).close();
    assertThat(photos()).isZero();
  }

  private int photos() {
    try (Gallery gallery = Gallery.open(folder, WriterProcess.ENCODER)) {
      assertThat(gallery.check().problems()).isEmpty();
      return gallery.manifest().photos();
    }
  }
}
