package naja.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A load in one go makes a gallery like any other, in one segment.
class BulkLoadTest {
  private static final long SEED = Long.getLong("naja.seed", 23);
  private static final int DIMENSION = 32;
  private static final int PHOTOS = 6_000;

  @TempDir Path folder;

  private void load(ClusteredPhotos photos) {
    try (GalleryWriter writer =
        GalleryWriter.openForBulkLoad(folder, ClusteredPhotos.encoder(DIMENSION), null)) {
      photos.write(writer, 1);
    }
  }

  private int segments() throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder.resolve("lucene"));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      return reader.leaves().size();
    }
  }

  private void assertSearchable(ClusteredPhotos photos) throws IOException {
    assertThat(segments()).isOne();
    assertThat(GraphSize.bytes(folder)).as("bytes of the graph").isPositive();
    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.check().problems()).isEmpty();
      assertThat(Recall.of(photos, gallery.search(), 50, 10, Scope.ALL, _ -> true))
          .as("recall, replay with -Dnaja.seed=%d", SEED)
          .isGreaterThanOrEqualTo(0.99);
    }
  }

  @Test
  void commit_newGallery_hasOneSegmentWithAGraph() throws IOException {
    ClusteredPhotos photos = new ClusteredPhotos(DIMENSION, PHOTOS, SEED);

    load(photos);

    assertSearchable(photos);
  }

  @Test
  void commit_samePhotosAgain_replacesThem() throws IOException {
    ClusteredPhotos photos = new ClusteredPhotos(DIMENSION, PHOTOS, SEED);
    load(photos);

    load(photos);

    assertSearchable(photos);
    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.manifest().photos()).isEqualTo(gallery.embeddings().size());
      assertThat(gallery.manifest().generation()).isEqualTo(2);
    }
  }

  @Test
  void abandon_putSinceTheCommit_isForgotten() {
    ClusteredPhotos photos = new ClusteredPhotos(DIMENSION, 100, SEED);
    load(photos);
    var more = new ClusteredPhotos(DIMENSION, 200, SEED + 1).get("photo-46");
    GalleryWriter writer =
        GalleryWriter.openForBulkLoad(folder, ClusteredPhotos.encoder(DIMENSION), null);

    writer.put(more.photo(), more.embedding(), new byte[0]);
    writer.abandon();
    writer.close();

    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.manifest().generation()).isOne();
      assertThat(gallery.photo("photo-46")).isEmpty();
    }
  }
}
