package naja.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Vectors wider than Lucene's own limit of 1,024.
class WideVectorsTest {
  private static final int PHOTOS = 1_000;

  @ParameterizedTest
  @ValueSource(ints = {1280, 1536, 4096})
  void gallery_wideVectors_isIndexedReopenedAddedToAndSearchedByGraph(
      int dimension, @TempDir Path folder) throws IOException {
    ClusteredPhotos photos = new ClusteredPhotos(dimension, PHOTOS, 5);
    for (int part = 0; part < 2; part++) {
      try (GalleryWriter writer = GalleryWriter.open(folder, ClusteredPhotos.encoder(dimension))) {
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
