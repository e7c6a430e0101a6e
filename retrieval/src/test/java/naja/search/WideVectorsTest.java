package naja.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.IndexFormat;
import naja.gallery.VectorCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Vectors wider than Lucene's own limit of 1,024.
class WideVectorsTest {
  private static final int PHOTOS = 800;

  @ParameterizedTest
  @CsvSource({
    "1280, FLOAT32", "1536, FLOAT32", "4096, FLOAT32", "1280, INT8", "1536, INT8", "4096, INT8",
    "1280, INT4", "1536, INT4", "4096, INT4", "1280, BIT1", "1536, BIT1", "4096, BIT1"
  })
  void gallery_wideVectors_isIndexedReopenedAddedToAndSearchedByGraph(
      int dimension, VectorCode code, @TempDir Path folder) throws IOException {
    ClusteredPhotos photos = new ClusteredPhotos(dimension, PHOTOS, 5);
    IndexFormat format = IndexFormat.DEFAULT.withCode(code);
    for (int part = 0; part < 2; part++) {
      try (GalleryWriter writer =
          GalleryWriter.open(folder, ClusteredPhotos.encoder(dimension), format)) {
        photos.photos().subList(part * PHOTOS / 10, part == 0 ? PHOTOS / 10 : PHOTOS).stream()
            .forEach(photo -> writer.put(photo.photo(), photo.embedding(), new byte[0]));
      }
    }
    assertThat(GraphSize.bytes(folder)).isPositive();
    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.check().problems()).isEmpty();
      for (Embedding query : photos.queries(10)) {
        String nearest = photos.nearest(query, 1, _ -> true).getFirst().imageId();
        assertThat(gallery.search().nearest(query, 1, Scope.ALL).getFirst().imageId())
            .isEqualTo(nearest);
        assertThat(gallery.exactSearch().nearest(query, 1, Scope.ALL).getFirst().imageId())
            .isEqualTo(nearest);
      }
    }
  }
}
