package naja.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Predicate;
import naja.encoder.Embedding;
import naja.gallery.ReferencePhoto;

/// How much of the truth a search finds.
final class Recall {
  /// Two cosines closer than this count as a tie, because float32 rounds.
  private static final double TIE = 1e-6;

  private Recall() {}

  /// The mean share of the true k neighbours that are found; checks every hit on the way.
  static double of(
      ClusteredPhotos photos,
      NeighbourSearch search,
      int queries,
      int k,
      Scope scope,
      Predicate<ReferencePhoto> inside) {
    double sum = 0;
    for (Embedding query : photos.queries(queries)) {
      List<Neighbour> truth = photos.nearest(query, k, inside);
      List<Neighbour> found = search.nearest(query, k, scope);
      assertThat(found).hasSameSizeAs(truth).doesNotHaveDuplicates();
      double threshold = truth.getLast().similarity() - TIE;
      sum +=
          found.stream().filter(hit -> hit.similarity() >= threshold).count()
              / (double) truth.size();
      found.forEach(hit -> assertTrue(hit, query, photos, inside));
    }
    return sum / queries;
  }

  private static void assertTrue(
      Neighbour hit, Embedding query, ClusteredPhotos photos, Predicate<ReferencePhoto> inside) {
    var found = photos.get(hit.imageId());
    assertThat(found.photo()).matches(inside, "inside the scope");
    Neighbour truth = found.neighbour(query.toArray(), query.norm());
    assertThat(hit.similarity()).isCloseTo(truth.similarity(), within(TIE));
    assertThat(hit.taxonId()).isEqualTo(truth.taxonId());
    assertThat(hit.observationId()).isEqualTo(truth.observationId());
  }
}
