package naja.eval.protocol;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import naja.gallery.StoredEmbedding;
import naja.search.Scope;

/// How many photos of a query's true taxon may answer it, under what the query's scope hides.
final class ReferenceCounts {
  private final Map<String, List<StoredEmbedding>> byTaxon;
  private final IdentityHashMap<Scope, Map<String, Integer>> known = new IdentityHashMap<>();

  ReferenceCounts(List<StoredEmbedding> photos) {
    byTaxon = photos.stream().collect(Collectors.groupingBy(StoredEmbedding::taxonId));
  }

  /// The count for one query; queries that share a scope are counted once per taxon.
  int of(Query query) {
    return known
        .computeIfAbsent(query.scope(), _ -> new HashMap<>())
        .computeIfAbsent(query.photo().taxonId(), taxon -> count(taxon, query.scope()));
  }

  private int count(String taxon, Scope scope) {
    if (scope.excludedTaxa().contains(taxon)) {
      return 0;
    }
    List<StoredEmbedding> own = byTaxon.getOrDefault(taxon, List.of());
    return (int) own.stream().filter(photo -> isSeen(photo, scope)).count();
  }

  private static boolean isSeen(StoredEmbedding photo, Scope scope) {
    return !scope.excludedImages().contains(photo.imageId())
        && !scope.excludedObservations().contains(photo.observationId());
  }
}
