package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import naja.collection.CollectionException;
import naja.collection.CollectionReader;
import naja.collection.Taxa;
import naja.collection.stored.NpyFile;
import naja.collection.stored.StoredEmbeddings;
import naja.collection.stored.StoredFormat;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.Gallery;
import naja.gallery.IndexFormat;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import naja.gallery.VectorCode;
import naja.gallery.Venomous;
import naja.photo.augment.AugmentationKind;
import naja.photo.augment.AugmentationPlan;
import naja.search.Scope;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredIndexerTest {
  private static final int DIMENSION = 16;
  private static final int ROWS = 3_000;
  private static final Taxon ADDER =
      new Taxon("t1", "Vipera berus", "adder", "Vipera", "Viperidae", Venomous.YES);

  @TempDir Path folder;
  private final List<String> notices = new ArrayList<>();

  private StoredEmbeddings file(float[][] rows) {
    Path npy = folder.resolve("e.npy");
    try (NpyFile file = NpyFile.create(npy, DIMENSION)) {
      StringBuilder labels = new StringBuilder("image_id,label,observation_id,country\n");
      for (int i = 0; i < rows.length; i++) {
        file.write(i, rows[i]);
        labels.append("i%d,t%d,o%d,SE\n".formatted(i, i % 7, i / 2));
      }
      file.finish(rows.length);
      Files.writeString(folder.resolve("e.csv"), labels);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return StoredEmbeddings.open(npy, StoredFormat.USUAL);
  }

  private static float[][] random(int rows) {
    Random random = new Random(5);
    return IntStream.range(0, rows)
        .mapToObj(_ -> {
          float[] row = new float[DIMENSION];
          for (int i = 0; i < row.length; i++) {
            row[i] = (float) random.nextGaussian();
          }
          return row;
        })
        .toArray(float[][]::new);
  }

  private StoredIndexer indexer(UnlistedLabels policy, long bulkRows) {
    return indexer(
        new EncoderFingerprint("elsewhere", "unknown", "unknown", "unknown", DIMENSION),
        policy,
        bulkRows);
  }

  private StoredIndexer indexer(EncoderFingerprint encoder, UnlistedLabels policy, long bulkRows) {
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void progress(Progress progress) {}

          @Override
          public void notice(String message) {
            notices.add(message);
          }
        };
    return new StoredIndexer(encoder, policy, listener, bulkRows);
  }

  private Gallery index(float[][] rows, long bulkRows, Taxa taxa) {
    Path gallery = folder.resolve("gallery-" + bulkRows);
    indexer(UnlistedLabels.ACCEPT, bulkRows).index(file(rows), taxa, gallery);
    return Gallery.open(gallery);
  }

  @Test
  void index_rows_becomePhotosOfTheGallery() {
    float[][] rows = random(ROWS);

    try (Gallery gallery = index(rows, Long.MAX_VALUE, Taxa.of(List.of(ADDER)))) {
      assertThat(gallery.manifest().encoder().encoderId()).isEqualTo("elsewhere");
      assertThat(gallery.manifest().photos()).isEqualTo(ROWS);
      assertThat(gallery.manifest().observations()).isEqualTo(ROWS / 2);
      assertThat(gallery.taxa()).hasSize(7).containsEntry("t1", ADDER);
      ReferencePhoto photo = gallery.photo("i8").orElseThrow();
      assertThat(photo.taxon()).isEqualTo(ADDER);
      assertThat(photo.observationId()).isEqualTo("o4");
      assertThat(photo.country()).isEqualTo("SE");
      assertUlps(gallery.embedding("i8").orElseThrow(), rows[8]);
      assertThat(gallery.check().problems()).isEmpty();
    }
    assertThat(notices).singleElement().asString().contains("t0, t2, t3, t4, t5, …");
  }

  @Test
  void index_inBulk_answersAsOneByOne() {
    float[][] rows = random(ROWS);

    try (Gallery steady = index(rows, Long.MAX_VALUE, Taxa.none());
        Gallery bulk = index(rows, 1, Taxa.none())) {
      assertThat(bulk.embeddings()).isEqualTo(steady.embeddings());
      assertThat(bulk.check().problems()).isEmpty();
      for (float[] query : random(20)) {
        Embedding embedding = Embedding.of(query);
        assertThat(bulk.exactSearch().nearest(embedding, 10, Scope.ALL))
            .isEqualTo(steady.exactSearch().nearest(embedding, 10, Scope.ALL));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, Long.MAX_VALUE})
  void index_wishedFormat_isTheGallerys(long bulkRows) {
    IndexFormat wished = new IndexFormat(VectorCode.INT8, 24, 150);
    Path gallery = folder.resolve("gallery");

    indexer(UnlistedLabels.ACCEPT, bulkRows).index(file(random(100)), Taxa.none(), gallery, wished);

    try (Gallery made = Gallery.open(gallery)) {
      assertThat(made.manifest().index()).isEqualTo(wished);
    }
  }

  @Test
  void index_augmentedCopies_areLeftOutAndCounted() throws IOException {
    TestPhotos.collection(folder.resolve("photos"), 3);
    var plan = new AugmentationPlan(Set.of(AugmentationKind.CROPS), 2, 1);
    var fake = new FakeImageEncoder();
    new EmbeddingExport(fake, IndexerSettings.DEFAULT, ProgressListener.silent(), plan)
        .write(CollectionReader.of(folder.resolve("photos")), folder.resolve("copies"));
    StoredEmbeddings file = StoredEmbeddings.open(folder.resolve("copies.npy"), StoredFormat.USUAL);

    indexer(fake.fingerprint(), UnlistedLabels.ACCEPT, 1)
        .index(file, Taxa.none(), folder.resolve("gallery"));

    try (Gallery gallery = Gallery.open(folder.resolve("gallery"))) {
      assertThat(gallery.manifest().photos()).isEqualTo(3);
      assertThat(gallery.photo("cobra/0002.jpg").orElseThrow().taxon().id()).isEqualTo("cobra");
    }
    assertThat(notices).anyMatch(notice -> notice.startsWith("6 augmented copies"));
  }

  @Test
  void index_rowsThatAreThere_replacesThem() {
    float[][] rows = random(10);
    index(rows, 1, Taxa.none()).close();
    rows[3][0] = 9;

    try (Gallery gallery = index(rows, 1, Taxa.none())) {
      assertThat(gallery.manifest().photos()).isEqualTo(10);
      assertUlps(gallery.embedding("i3").orElseThrow(), rows[3]);
    }
  }

  @Test
  void index_zeroVectors_namesThemAndWritesNothing() {
    float[][] rows = random(5);
    rows[1] = new float[DIMENSION];
    rows[4] = new float[DIMENSION];

    assertThatExceptionOfType(CollectionException.class)
        .isThrownBy(() -> index(rows, 1, Taxa.none()).close())
        .withMessageContaining("2 rows are zero vectors")
        .withMessageContaining("i1, i4");
    assertThat(folder.resolve("gallery-1")).doesNotExist();
  }

  @Test
  void index_unlistedLabels_areSkippedWhereTold() {
    StoredEmbeddings file = file(random(14));
    Path target = folder.resolve("gallery");

    RunReport report = indexer(UnlistedLabels.SKIP, 1).index(file, Taxa.of(List.of(ADDER)), target);

    assertThat(report.embedded()).isEqualTo(2);
    assertThat(report.unlisted()).isEqualTo(12);
  }

  @Test
  void index_unlistedLabels_areRefusedWhereTold() {
    StoredEmbeddings file = file(random(14));
    StoredIndexer indexer = indexer(UnlistedLabels.ERROR, 1);

    assertThatExceptionOfType(CollectionException.class)
        .isThrownBy(() -> indexer.index(file, Taxa.of(List.of(ADDER)), folder.resolve("gallery")))
        .withMessageContaining("12 embeddings carry labels that the taxa do not hold (6:");
  }

  @Test
  void index_anotherDimension_isRefused() {
    StoredEmbeddings file = file(random(3));
    var encoder = new EncoderFingerprint("wide", "w", "p", "o", 384);
    var indexer = new StoredIndexer(encoder, UnlistedLabels.ACCEPT, ProgressListener.silent());

    assertThatExceptionOfType(CollectionException.class)
        .isThrownBy(() -> indexer.index(file, Taxa.none(), folder.resolve("gallery")))
        .withMessageContaining("holds embeddings of dimension 16, encoder wide makes 384");
  }

  /// The gallery keeps direction and norm apart, each rounded once.
  private static void assertUlps(Embedding found, float[] stored) {
    for (int i = 0; i < stored.length; i++) {
      assertThat(Math.abs(found.get(i) - stored[i])).isLessThanOrEqualTo(Math.ulp(stored[i]));
    }
  }
}
