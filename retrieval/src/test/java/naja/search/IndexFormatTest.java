package naja.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.GalleryManifest;
import naja.gallery.GalleryRewrite;
import naja.gallery.GalleryWriter;
import naja.gallery.IndexFormat;
import naja.gallery.VectorCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every format passes the search contract, is remembered, and can be rewritten into another.
class IndexFormatTest {
  private static final long SEED = Long.getLong("naja.seed", 23);
  private static final int DIMENSION = 96;
  private static final IndexFormat SMALL = new IndexFormat(VectorCode.INT8, 8, 40);

  @Nested
  class Int8 extends Coded {
    Int8() {
      super(VectorCode.INT8);
    }
  }

  @Nested
  class Int4 extends Coded {
    Int4() {
      super(VectorCode.INT4);
    }
  }

  @Nested
  class Bit1 extends Coded {
    Bit1() {
      super(VectorCode.BIT1);
    }
  }

  @ParameterizedTest
  @EnumSource(VectorCode.class)
  void rewrite_anyFormat_keepsPhotosAndFloatsDropsDeletionsAndIsRemembered(
      VectorCode code, @TempDir Path folder) throws IOException {
    ClusteredPhotos photos = written(folder, IndexFormat.DEFAULT, 3_000);
    List<Neighbour> truth;
    Embedding query = photos.queries(1).getFirst();
    try (Gallery before = Gallery.open(folder)) {
      truth = before.exactSearch().nearest(query, 50, Scope.ALL);
    }

    IndexFormat wanted = new IndexFormat(code, 24, 60);
    GalleryManifest after = GalleryRewrite.run(folder, wanted);

    assertThat(GraphSize.codes(folder) > 0).isEqualTo(code != VectorCode.FLOAT32);
    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.manifest()).isEqualTo(after);
      assertThat(after.index()).isEqualTo(wanted);
      assertThat(after.photos()).isEqualTo(3_000);
      assertThat(gallery.check().problems()).isEmpty();
      assertThat(gallery.exactSearch().nearest(query, 50, Scope.ALL)).isEqualTo(truth);
    }
    try (GalleryWriter writer = GalleryWriter.open(folder, ClusteredPhotos.encoder(DIMENSION))) {
      var photo = photos.photos().getFirst();
      writer.put(photo.photo(), photo.embedding(), new byte[0]);
      assertThat(writer.commit().index()).isEqualTo(wanted);
    }
  }

  @Test
  void rewrite_moreLinks_buildsALargerGraph(@TempDir Path folder) throws IOException {
    written(folder, IndexFormat.DEFAULT.withLinks(8), 4_000);
    GalleryRewrite.run(folder, IndexFormat.DEFAULT.withLinks(8));
    long small = GraphSize.bytes(folder);

    GalleryRewrite.run(folder, IndexFormat.DEFAULT.withLinks(48).withBeam(200));

    assertThat(GraphSize.bytes(folder)).isGreaterThan(2 * small);
  }

  @Test
  void rewrite_whileSomebodyWrites_isRefusedAndChangesNothing(@TempDir Path folder) {
    written(folder, IndexFormat.DEFAULT, 100);
    try (GalleryWriter _ = GalleryWriter.open(folder, ClusteredPhotos.encoder(DIMENSION))) {
      assertThatExceptionOfType(GalleryException.class)
          .isThrownBy(() -> GalleryRewrite.run(folder, SMALL))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(GalleryException.Kind.LOCKED));
    }
    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.manifest().index()).isEqualTo(IndexFormat.DEFAULT);
    }
  }

  @Test
  void rewrite_openGallery_showsTheNewCommitWhenRefreshed(@TempDir Path folder) {
    ClusteredPhotos photos = written(folder, IndexFormat.DEFAULT, 2_000);
    Embedding query = photos.queries(1).getFirst();
    try (Gallery old = Gallery.open(folder)) {
      List<Neighbour> truth = old.exactSearch().nearest(query, 20, Scope.ALL);
      GalleryRewrite.run(folder, SMALL);
      assertThat(old.search().nearest(query, 20, Scope.ALL)).isEqualTo(truth);
      try (Gallery renewed = old.refreshed()) {
        assertThat(renewed.manifest().index()).isEqualTo(SMALL);
        assertThat(renewed.exactSearch().nearest(query, 20, Scope.ALL)).isEqualTo(truth);
      }
    }
  }

  @Test
  void writer_otherFormatThanTheGallerys_isRefusedWithTheWayOut(@TempDir Path folder) {
    written(folder, SMALL, 50);
    assertThatExceptionOfType(GalleryException.class)
        .isThrownBy(() ->
            GalleryWriter.open(folder, ClusteredPhotos.encoder(DIMENSION), IndexFormat.DEFAULT))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(GalleryException.Kind.FORMAT_MISMATCH))
        .withMessageContaining("int8, m 8, beam 40")
        .withMessageContaining("compact --index-format float32 --m 16 --beam 100");
  }

  private static ClusteredPhotos written(Path folder, IndexFormat format, int count) {
    ClusteredPhotos photos = new ClusteredPhotos(DIMENSION, count, SEED);
    try (GalleryWriter writer =
        GalleryWriter.open(folder, ClusteredPhotos.encoder(DIMENSION), format)) {
      photos.write(writer, 3);
    }
    return photos;
  }

  /// A gallery of one code in several segments with deletions.
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Coded extends NeighbourSearchContract {
    private final VectorCode code;

    private Path folder = Path.of("");
    private ClusteredPhotos photos = new ClusteredPhotos(1, 0, SEED);
    private Gallery gallery;

    Coded(VectorCode code) {
      this.code = code;
    }

    @BeforeAll
    void index(@TempDir Path made) {
      folder = made;
      System.out.println("replay with -Dnaja.seed=" + SEED);
      photos = written(folder, IndexFormat.DEFAULT.withCode(code), 6_000);
      gallery = Gallery.open(folder);
    }

    @AfterAll
    void close() {
      gallery.close();
    }

    @Test
    void gallery_codes_areOnDisk() throws IOException {
      assertThat(GraphSize.codes(folder)).isPositive();
      assertThat(GraphSize.bytes(folder)).isPositive();
    }

    @Override
    ClusteredPhotos photos() {
      return photos;
    }

    @Override
    Gallery gallery() {
      return gallery;
    }

    @Override
    NeighbourSearch search(Gallery gallery) {
      return gallery.search();
    }

    @Override
    double recall() {
      return 0.95;
    }
  }
}
