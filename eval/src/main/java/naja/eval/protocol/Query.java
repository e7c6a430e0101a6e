package naja.eval.protocol;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import naja.eval.split.Hides;
import naja.eval.split.Split;
import naja.gallery.StoredEmbedding;
import naja.search.Scope;

/// A photo of the gallery that is asked about.
///
/// @param scope hides the photo itself and everything that may not answer
record Query(StoredEmbedding photo, Scope scope) {
  /// The queries of one round of a split, in the order of the photos. They share one scope, unless
  /// photos that are asked about answer for others.
  ///
  /// @param round from 0
  /// @param photos those that the split was made for
  static List<Query> of(Split split, int round, List<StoredEmbedding> photos) {
    Set<String> tests = split.tests(round);
    Set<String> references = split.references(round);
    Set<String> hidden =
        photos.stream()
            .map(StoredEmbedding::imageId)
            .filter(image -> !references.contains(image))
            .collect(Collectors.toSet());
    Scope shared = Scope.withoutImages(hidden);
    return photos.stream()
        .filter(photo -> tests.contains(photo.imageId()))
        .map(photo -> new Query(photo, scope(photo, split.hides(), shared)))
        .toList();
  }

  private static Scope scope(StoredEmbedding photo, Hides hides, Scope shared) {
    if (hides == Hides.OBSERVATION) {
      return shared.alsoWithoutObservation(photo.observationId());
    }
    if (shared.excludedImages().contains(photo.imageId())) {
      return shared;
    }
    Set<String> hidden = new HashSet<>(shared.excludedImages());
    hidden.add(photo.imageId());
    return Scope.withoutImages(hidden);
  }
}
