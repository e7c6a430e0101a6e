package naja.identify;

import java.util.Comparator;
import java.util.List;
import naja.encoder.Embedding;
import naja.gallery.StoredEmbedding;
import naja.search.Neighbour;
import naja.search.NeighbourSearch;
import naja.search.Scope;

/// Exact search in a list, for tests; knows leave-outs and taxon ids, no other filter.
public record ExactSearchFake(List<StoredEmbedding> references) implements NeighbourSearch {
  @Override
  public List<Neighbour> nearest(Embedding query, int k, Scope scope) {
    return references.stream()
        .filter(photo -> !scope.excludedImages().contains(photo.imageId()))
        .filter(photo -> !scope.excludedObservations().contains(photo.observationId()))
        .filter(photo -> scope.taxonIds().isEmpty() || scope.taxonIds().contains(photo.taxonId()))
        .map(photo -> neighbour(photo, query))
        .sorted(
            Comparator.comparingDouble(Neighbour::similarity)
                .reversed()
                .thenComparing(Neighbour::imageId))
        .limit(k)
        .toList();
  }

  private static Neighbour neighbour(StoredEmbedding photo, Embedding query) {
    double dot = 0;
    for (int i = 0; i < query.dimension(); i++) {
      dot += (double) query.get(i) * photo.embedding().get(i);
    }
    double norms = query.norm() * photo.embedding().norm();
    return new Neighbour(
        photo.imageId(), photo.observationId(), photo.taxonId(), norms > 0 ? dot / norms : 0);
  }
}
