package naja.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.GalleryMerge.Merged;
import naja.gallery.GalleryMerge.OnConflict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryMergeTest {
  @TempDir Path folder;

  /// Photos from one number to another; the seed decides what they look like.
  private Path gallery(String name, int from, int to, long seed) {
    return gallery(name, from, to, seed, IndexFormat.DEFAULT);
  }

  private Path gallery(String name, int from, int to, long seed, IndexFormat format) {
    Path path = folder.resolve(name);
    try (GalleryWriter writer = GalleryWriter.open(path, WriterProcess.ENCODER, format)) {
      for (int i = from; i < to; i++) {
        writer.put(
            WriterProcess.photo(i), WriterProcess.embedding(new Random(seed + i)), new byte[5]);
      }
    }
    return path;
  }

  @Test
  void run_overlapThatIsTheSame_countsOnce() {
    Path whole = gallery("whole", 0, 30, 1);
    List<Path> parts = List.of(gallery("a", 0, 20, 1), gallery("b", 15, 30, 1));
    Merged merged = GalleryMerge.run(parts, folder.resolve("all"), OnConflict.ERROR);
    assertThat(merged.conflicts()).isEmpty();
    try (Gallery all = Gallery.open(folder.resolve("all"));
        Gallery expected = Gallery.open(whole)) {
      assertThat(all.embeddings()).isEqualTo(expected.embeddings());
      assertThat(all.taxa()).isEqualTo(expected.taxa());
      assertThat(all.check().problems()).isEmpty();
      assertThat(all.thumbnail("photo-7")).hasValue(new byte[5]);
    }
  }

  @Test
  void run_samePhotoWithOtherLastBits_countsOnce() {
    Path a = gallery("a", 0, 20, 1);
    Path again = folder.resolve("again");
    try (GalleryWriter writer = GalleryWriter.open(again, WriterProcess.ENCODER)) {
      for (int i = 0; i < 20; i++) {
        float[] values = WriterProcess.embedding(new Random(1 + i)).toArray();
        values[0] = Math.nextUp(values[0]);
        writer.put(WriterProcess.photo(i), Embedding.of(values), new byte[5]);
      }
    }

    Path all = folder.resolve("all");
    Merged merged = GalleryMerge.run(List.of(a, again), all, OnConflict.ERROR);

    assertThat(merged.conflicts()).isEmpty();
    assertThat(merged.manifest().photos()).isEqualTo(20);
  }

  @Test
  void run_otherPhotoUnderTheSameId_goesByThePolicy() {
    List<Path> parts = List.of(gallery("a", 0, 20, 1), gallery("b", 18, 30, 500));
    Path all = folder.resolve("all");
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> GalleryMerge.run(parts, all, OnConflict.ERROR))
        .withMessageContaining("disagree 2 times")
        .withMessageContaining("photo-18");
    assertThat(all).doesNotExist();
    assertThat(GalleryMerge.run(parts, all, OnConflict.LAST).conflicts()).hasSize(2);
    Path first = folder.resolve("first");
    GalleryMerge.run(parts, first, OnConflict.FIRST);
    try (Gallery a = Gallery.open(parts.getFirst());
        Gallery b = Gallery.open(parts.getLast());
        Gallery lastWins = Gallery.open(all);
        Gallery firstWins = Gallery.open(first)) {
      assertThat(lastWins.manifest().photos()).isEqualTo(30);
      assertThat(lastWins.embedding("photo-18")).isEqualTo(b.embedding("photo-18"));
      assertThat(firstWins.embedding("photo-18")).isEqualTo(a.embedding("photo-18"));
    }
  }

  @Test
  void run_otherEncoder_isRefused() {
    Path a = gallery("a", 0, 3, 1);
    Path b = folder.resolve("b");
    var other = new EncoderFingerprint("other", "1".repeat(64), "none", "none", 3);
    GalleryWriter.open(b, other).close();
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> GalleryMerge.run(List.of(a, b), folder.resolve("c"), OnConflict.FIRST))
        .extracting(GalleryException::kind)
        .isEqualTo(GalleryException.Kind.ENCODER_MISMATCH);
  }

  @Test
  void run_intoAGalleryWithPhotos_isRefused() {
    Path a = gallery("a", 0, 3, 1);
    Path b = gallery("b", 3, 6, 1);
    Path c = gallery("c", 6, 9, 1);
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() -> GalleryMerge.run(List.of(a, b), c, OnConflict.FIRST))
        .withMessageContaining("new folder");
    assertThat(GalleryCheck.of(c)).isEqualTo(new GalleryCheck(3, List.of()));
  }

  @Test
  void run_otherFormat_isThatOfTheNewGallery() {
    Path whole = gallery("whole", 0, 30, 1);
    IndexFormat narrow = new IndexFormat(VectorCode.INT8, 8, 40);
    List<Path> parts = List.of(gallery("a", 0, 20, 1, narrow), gallery("b", 15, 30, 1));
    IndexFormat wished = new IndexFormat(VectorCode.INT4, 32, 200);

    Path asked = folder.resolve("asked");
    GalleryMerge.run(parts, asked, OnConflict.ERROR, _ -> wished);
    Path onlyLinks = folder.resolve("links");
    GalleryMerge.run(parts, onlyLinks, OnConflict.ERROR, first -> first.withLinks(4));
    Path unasked = folder.resolve("unasked");
    GalleryMerge.run(parts, unasked, OnConflict.ERROR);

    try (Gallery expected = Gallery.open(whole);
        Gallery merged = Gallery.open(asked)) {
      assertThat(merged.manifest().index()).isEqualTo(wished);
      assertThat(merged.embeddings()).isEqualTo(expected.embeddings());
      assertThat(merged.check().problems()).isEmpty();
    }
    assertThat(format(onlyLinks)).isEqualTo(narrow.withLinks(4));
    assertThat(format(unasked)).as("that of the first").isEqualTo(narrow);
  }

  @Test
  void run_manyPhotos_equalsTheMergeOfFew() {
    List<Path> parts = List.of(gallery("a", 0, 20, 1), gallery("b", 15, 30, 1));
    Path few = folder.resolve("few");
    GalleryMerge.run(parts, few, OnConflict.ERROR);
    Path many = folder.resolve("many");
    GalleryMerge.run(parts, many, OnConflict.ERROR, format -> format, 30);
    try (Gallery one = Gallery.open(few);
        Gallery other = Gallery.open(many)) {
      assertThat(other.embeddings()).isEqualTo(one.embeddings());
      assertThat(other.taxa()).isEqualTo(one.taxa());
      assertThat(other.thumbnail("photo-7")).hasValue(new byte[5]);
      assertThat(other.check()).isEqualTo(new GalleryCheck(30, List.of()));
    }
  }

  private static IndexFormat format(Path path) {
    try (Gallery gallery = Gallery.open(path)) {
      return gallery.manifest().index();
    }
  }
}
