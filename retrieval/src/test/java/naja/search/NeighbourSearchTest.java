package naja.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Both searches on one gallery of 20,000 clustered vectors in several segments with deletions.
class NeighbourSearchTest {
  private static final long SEED = Long.getLong("naja.seed", 17);
  private static final int DIMENSION = 64;
  private static final int PHOTOS = 20_000;

  @TempDir static Path folder;

  private static ClusteredPhotos photos = new ClusteredPhotos(1, 0, SEED);
  private static Gallery gallery;

  @BeforeAll
  static void index() {
    System.out.println("replay with -Dnaja.seed=" + SEED);
    photos = new ClusteredPhotos(DIMENSION, PHOTOS, SEED);
    try (GalleryWriter writer = GalleryWriter.open(folder, ClusteredPhotos.encoder(DIMENSION))) {
      photos.write(writer, 3);
    }
    gallery = Gallery.open(folder);
  }

  @AfterAll
  static void close() {
    gallery.close();
  }

  @Nested
  class Exact extends SharedGallery {
    @Override
    NeighbourSearch search(Gallery gallery) {
      return gallery.exactSearch();
    }

    @Override
    double recall() {
      return 1;
    }

    @Test
    void nearest_ofABlockOfQueries_isWhatOneByOneFinds() throws IOException {
      List<Embedding> queries =
          gallery.embeddings().stream().limit(60).map(photo -> photo.embedding()).toList();
      Set<String> many =
          gallery.embeddings().stream()
              .skip(30)
              .limit(4000)
              .map(photo -> photo.imageId())
              .collect(Collectors.toSet());
      List<Scope> scopes =
          List.of(
              Scope.ALL,
              Scope.withoutImages(many),
              Scope.withoutImages(many).alsoWithoutTaxon("taxon-2"),
              Scope.withoutObservation(gallery.embeddings().getFirst().observationId()),
              Scope.ALL.alsoOnlyTaxa(Set.of("taxon-3")));
      List<Scope> asked = IntStream.range(0, 60).mapToObj(i -> scopes.get(i % 5)).toList();
      try (FSDirectory directory = FSDirectory.open(folder.resolve("lucene"));
          DirectoryReader reader = DirectoryReader.open(directory)) {
        SearchIndex index = new SearchIndex(folder, reader, DIMENSION, gallery.taxa());
        List<List<Neighbour>> together = BlockSearch.nearest(index, queries, 50, asked);
        NeighbourSearch foreseeing = gallery.exactSearch().foreseeing(queries, 50, asked);

        for (int query = 0; query < queries.size(); query++) {
          assertThat(together.get(query))
              .isEqualTo(gallery.exactSearch().nearest(queries.get(query), 50, asked.get(query)))
              .isEqualTo(foreseeing.nearest(queries.get(query), 50, asked.get(query)))
              .isNotEmpty();
        }
      }
    }
  }

  @Nested
  class Hnsw extends SharedGallery {
    @Override
    NeighbourSearch search(Gallery gallery) {
      return gallery.search();
    }

    @Override
    double recall() {
      return 0.95;
    }

    @Test
    void nearest_wholeGallery_usesAGraph() throws IOException {
      assertThat(GraphSize.bytes(folder)).isGreaterThan(PHOTOS);
    }

    @Test
    void nearest_smallBeam_losesNeighbours() throws IOException {
      try (FSDirectory directory = FSDirectory.open(folder.resolve("lucene"));
          DirectoryReader reader = DirectoryReader.open(directory)) {
        SearchIndex index = new SearchIndex(folder, reader, DIMENSION, gallery.taxa());
        double narrow = recall(new HnswSearch(index, new BeamRule(1, 1)));
        double wide = recall(new HnswSearch(index, BeamRule.of(gallery.manifest())));
        System.out.println("recall@1 with a beam of 1: " + narrow + ", by default: " + wide);
        assertThat(wide).isGreaterThanOrEqualTo(0.95);
        assertThat(narrow).isLessThan(0.9);
      }
    }

    @Test
    void nearest_neighboursAllInOneSegment_areFound(@TempDir Path sorted) {
      ClusteredPhotos clustered = new ClusteredPhotos(32, 9_000, SEED);
      List<ClusteredPhotos.LabelledVector> byTaxon =
          clustered.photos().stream()
              .sorted(Comparator.comparing(vector -> vector.photo().taxon().id()))
              .toList();
      try (GalleryWriter writer = GalleryWriter.open(sorted, ClusteredPhotos.encoder(32))) {
        for (int i = 0; i < byTaxon.size(); i++) {
          writer.put(byTaxon.get(i).photo(), byTaxon.get(i).embedding(), new byte[0]);
          if (i % 1_500 == 1_499) {
            writer.commit();
          }
        }
      }
      try (Gallery segments = Gallery.open(sorted)) {
        NeighbourSearch search = segments.search(new BeamRule(40, 1));
        assertThat(Recall.of(clustered, search, 60, 40, Scope.ALL, _ -> true)).isGreaterThan(0.9);
      }
    }

    private double recall(NeighbourSearch search) {
      return Recall.of(photos, search, 150, 1, Scope.ALL, _ -> true);
    }
  }

  abstract static class SharedGallery extends NeighbourSearchContract {
    @Override
    ClusteredPhotos photos() {
      return photos;
    }

    @Override
    Gallery gallery() {
      return gallery;
    }
  }
}
