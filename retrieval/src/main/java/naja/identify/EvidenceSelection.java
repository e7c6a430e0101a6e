package naja.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.search.Neighbour;
import naja.search.Scope;

/// Chooses the reference photos that are shown with an answer.
///
/// @param limit at most this many
record EvidenceSelection(Gallery gallery, Neighbourhood neighbourhood, int limit) {
  /// The best candidate's photos first, then others, both nearest first. Where none of the
  /// neighbours is of the best candidate, its own nearest photos are searched for.
  List<Evidence> select(
      Embedding query, List<Neighbour> neighbours, List<Candidate> candidates, Scope scope) {
    if (candidates.isEmpty()) {
      return List.of();
    }
    String best = candidates.getFirst().taxon().id();
    List<Neighbour> shown = new ArrayList<>(neighbours);
    if (neighbours.stream().noneMatch(neighbour -> neighbour.taxonId().equals(best))) {
      shown.addAll(neighbourhood.nearest(query, limit, Filters.narrowed(scope, best)));
    }
    shown.sort(Comparator.comparing(neighbour -> !neighbour.taxonId().equals(best)));
    return shown.stream().limit(limit).map(this::evidence).flatMap(Optional::stream).toList();
  }

  private Optional<Evidence> evidence(Neighbour neighbour) {
    return gallery
        .photo(neighbour.imageId())
        .map(photo -> new Evidence(photo, neighbour.similarity()));
  }
}
