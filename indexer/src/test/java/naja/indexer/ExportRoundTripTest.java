package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import naja.collection.CollectionException;
import naja.collection.Taxa;
import naja.collection.stored.StoredEmbeddings;
import naja.collection.stored.StoredFormat;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.StoredEmbedding;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A gallery that was exported and indexed again holds the same.
final class ExportRoundTripTest {
  private static final int PHOTOS = 500;
  private static final int DIMENSION = 384;
  private static final long SEED = 17;
  private static final EncoderFingerprint ENCODER =
      new EncoderFingerprint("some-vit", "ab".repeat(32), "crop-224", "cls", DIMENSION);
  private static final Taxon COBRA =
      new Taxon("c1", "Naja naja", "cobra, \"spectacled\"", "Naja", "Elapidae", Venomous.YES);
  private static final Taxon PYTHON =
      new Taxon("p2", "Python regius", null, null, null, Venomous.NO);

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() {
    Random random = new Random(SEED);
    try (GalleryWriter writer = GalleryWriter.open(folder.resolve("first"), ENCODER)) {
      for (int i = 0; i < PHOTOS; i++) {
        writer.put(photo(i), Embedding.of(values(random)), new byte[0]);
      }
    }
  }

  private static ReferencePhoto photo(int i) {
    String hash = "%064x".formatted(i);
    return i % 2 == 0
        ? new ReferencePhoto(
            "schön/" + i,
            "o" + i / 4,
            COBRA,
            "a b/" + i + ".jpg",
            hash,
            "train",
            "LK",
            6.9271,
            -79.8612,
            "2021-05-0" + (1 + i % 9),
            "CC BY 4.0",
            "somebody, else",
            "https://x.test/1")
        : ReferencePhoto.bare("p" + i, "p" + i, PYTHON, "p" + i, hash);
  }

  private static float[] values(Random random) {
    float[] values = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      values[i] = (float) (random.nextGaussian() * 20);
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {"e.npy", "e.parquet"})
  void write_readAgain_isTheSameGallery(String name) {
    Path file = folder.resolve("out").resolve(name);
    try (Gallery first = Gallery.open(folder.resolve("first"))) {
      assertThat(GalleryExport.write(first, file)).isEqualTo(PHOTOS);

      try (Gallery second = index(file)) {
        assertThat(second.manifest().encoder()).isEqualTo(ENCODER);
        assertThat(second.taxa()).isEqualTo(first.taxa());
        assertThat(ids(second).keySet()).isEqualTo(ids(first).keySet());
        IntStream.range(0, PHOTOS)
            .mapToObj(i -> photo(i).imageId())
            .forEach(id -> assertThat(second.photo(id)).isEqualTo(first.photo(id)));
        assertSameVectors(ids(first), ids(second));
        assertThat(second.check().problems()).isEmpty();
      }
    }
  }

  @Test
  void write_anotherEnding_isRefused() {
    try (Gallery first = Gallery.open(folder.resolve("first"))) {
      Path file = folder.resolve("e.csv");
      assertThatExceptionOfType(CollectionException.class)
          .isThrownBy(() -> GalleryExport.write(first, file))
          .withMessageContaining("e.csv: the file must end in .parquet or .npy");
      assertThat(file).doesNotExist();
    }
  }

  private Gallery index(Path file) {
    StoredEmbeddings stored = StoredEmbeddings.open(file, StoredFormat.USUAL);
    new StoredIndexer(
            stored.encoder().orElseThrow(), UnlistedLabels.ACCEPT, ProgressListener.silent())
        .index(stored, Taxa.none(), folder.resolve("second"));
    return Gallery.open(folder.resolve("second"));
  }

  private static Map<String, Embedding> ids(Gallery gallery) {
    Map<String, Embedding> byId = new HashMap<>();
    for (StoredEmbedding stored : gallery.embeddings()) {
      byId.put(stored.imageId(), stored.embedding());
    }
    return byId;
  }

  /// The file holds every bit; the gallery keeps direction and norm apart, each rounded once.
  private static void assertSameVectors(
      Map<String, Embedding> first, Map<String, Embedding> second) {
    double ulps = 0;
    for (Map.Entry<String, Embedding> entry : first.entrySet()) {
      Embedding found = Objects.requireNonNull(second.get(entry.getKey()));
      for (int i = 0; i < DIMENSION; i++) {
        float expected = entry.getValue().get(i);
        ulps = Math.max(ulps, Math.abs(found.get(i) - expected) / (double) Math.ulp(expected));
      }
    }
    assertThat(ulps).as("seed %d", SEED).isLessThanOrEqualTo(1);
  }
}
