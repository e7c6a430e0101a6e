package naja.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import naja.encoder.Embedding;
import naja.gallery.FaultyDirectory.Fault;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A disk or a heap that is full from the nth operation on, for many n: nothing committed is lost
/// or doubled, and the error says what it was.
class GalleryFaultIT {
  /// Every nth operation fails once; 1 is the long form.
  private static final int STRIDE = Integer.getInteger("naja.faults.stride", 199);

  private static final int BATCHES = 4;
  private static final int BATCH = 12;

  @TempDir Path folder;

  /// What a run made durable before it ended.
  private int acknowledged;

  @ParameterizedTest
  @EnumSource
  void write_fullFromAnyOperationOn_keepsEveryCommitAndGoesOn(Fault fault) throws IOException {
    int failures = 0;
    for (int operations = 0; ; operations += STRIDE) {
      Path gallery = folder.resolve(fault + "-" + operations);
      acknowledged = 0;
      if (!fails(gallery, fault, operations)) {
        break;
      }
      failures++;
      assertGoesOn(gallery, operations);
    }
    assertThat(failures).as("runs that failed").isGreaterThan(500 / STRIDE);
    System.out.printf("%s: %d failing runs, all recovered%n", fault, failures);
  }

  /// Whether a run hit the fault; all of its photos are in the gallery if not.
  private boolean fails(Path gallery, Fault fault, int operations) throws IOException {
    Files.createDirectories(GallerySchema.index(gallery));
    var directory =
        new FaultyDirectory(FSDirectory.open(GallerySchema.index(gallery)), fault, operations);
    try {
      try (GalleryWriter writer =
          GalleryWriter.open(gallery, directory, WriterProcess.ENCODER, null)) {
        write(writer, 0);
      }
      return false;
    } catch (GalleryException e) {
      assertThat(e).hasMessageContaining(gallery.toString());
      assertThat(e)
          .hasMessageContaining(fault == Fault.DISK_FULL ? "the disk is full" : "Java heap of");
      return true;
    } catch (IOException e) {
      assertThat(GalleryException.failed("open", gallery, e))
          .hasMessageContaining("the disk is full");
      return true;
    }
  }

  /// Batches with a deletion and a replacement each.
  private void write(GalleryWriter writer, int from) {
    for (int batch = from; batch < BATCHES; batch++) {
      for (int i = 0; i < BATCH; i++) {
        writer.put(
            WriterProcess.photo(batch * BATCH + i), embedding(batch * BATCH + i), new byte[9]);
      }
      if (batch > 0) {
        writer.delete(PhotoSelection.ofImages(Set.of("photo-" + (batch - 1) * BATCH)));
        writer.put(WriterProcess.photo((batch - 1) * BATCH + 1), embedding(batch), new byte[9]);
      }
      writer.commit();
      acknowledged = batch + 1;
    }
  }

  private static Embedding embedding(int seed) {
    return WriterProcess.embedding(new Random(seed));
  }

  /// The gallery holds the batches that were acknowledged, or one more: a commit can have become
  /// durable just before the error. Written on, it is the gallery of an undisturbed run.
  private void assertGoesOn(Path gallery, int operations) {
    try (GalleryWriter writer = GalleryWriter.open(gallery, WriterProcess.ENCODER)) {
      int found = (int) writer.manifest().generation();
      assertThat(found)
          .as("after %d operations", operations)
          .isBetween(acknowledged, acknowledged + 1);
      if (found > 0) {
        assertPhotos(gallery, found);
      }
      write(writer, found);
    }
    assertPhotos(gallery, BATCHES);
  }

  private static void assertPhotos(Path gallery, int batches) {
    Set<String> expected = new TreeSet<>();
    for (int i = 0; i < batches * BATCH; i++) {
      if (i % BATCH != 0 || i / BATCH == batches - 1) {
        expected.add("photo-" + i);
      }
    }
    try (Gallery opened = Gallery.open(gallery)) {
      assertThat(opened.check().problems()).isEmpty();
      assertThat(opened.embeddings())
          .extracting(StoredEmbedding::imageId)
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void put_afterAnError_saysSoAndReopeningWorks() throws IOException {
    Files.createDirectories(GallerySchema.index(folder));
    var directory =
        new FaultyDirectory(FSDirectory.open(GallerySchema.index(folder)), Fault.DISK_FULL, 100);
    GalleryWriter writer = GalleryWriter.open(folder, directory, WriterProcess.ENCODER, null);
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> {
          for (int round = 0; round < 100; round++) {
            writer.put(WriterProcess.photo(round), embedding(round), new byte[0]);
            writer.commit();
          }
        })
        .withMessageContaining("the disk is full");
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> writer.put(WriterProcess.photo(0), embedding(0), new byte[0]))
        .withMessageContaining("takes no more photos after an error")
        .withMessageContaining("open it again");
    assertThatExceptionOfType(GalleryException.class).isThrownBy(writer::commit);
    writer.close();
    long committed = writer.manifest().generation();
    try (GalleryWriter again = GalleryWriter.open(folder, WriterProcess.ENCODER)) {
      assertThat(again.manifest().generation()).isBetween(committed, committed + 1);
      again.put(WriterProcess.photo(500), embedding(1), new byte[0]);
    }
    assertThat(GalleryCheck.of(folder).problems()).isEmpty();
  }
}
