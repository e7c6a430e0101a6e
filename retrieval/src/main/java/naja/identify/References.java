package naja.identify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import naja.gallery.StoredEmbedding;
import naja.prototype.PrototypeVariant;
import naja.prototype.Prototypes;
import naja.search.Scope;
import org.jspecify.annotations.Nullable;

/// The reference embeddings of one commit, as the prototypes need them: read at first use, and kept
/// as a whole only once something is left out. Safe for several threads.
final class References {
  private final Consumer<Consumer<StoredEmbedding>> source;
  private final PrototypeVariant variant;
  private @Nullable Prototypes prototypes;
  private @Nullable LeaveOuts leaveOuts;

  /// The prototypes of the last leave-outs: a test set stays the same for many queries.
  private volatile @Nullable Remaining last;

  References(Consumer<Consumer<StoredEmbedding>> source, PrototypeVariant variant) {
    this.source = source;
    this.variant = variant;
  }

  /// The prototypes of every taxon, without the photos that a scope leaves out.
  Prototypes prototypes(Scope scope) {
    if (scope.excludedImages().isEmpty() && scope.excludedObservations().isEmpty()) {
      return all();
    }
    Remaining known = last;
    if (known != null && known.isFor(scope)) {
      return known.prototypes;
    }
    Prototypes prototypes = all().without(leaveOuts().in(scope));
    last = new Remaining(scope.excludedImages(), scope.excludedObservations(), prototypes);
    return prototypes;
  }

  private synchronized Prototypes all() {
    if (prototypes == null) {
      prototypes = Prototypes.of(source, variant);
    }
    return prototypes;
  }

  private synchronized LeaveOuts leaveOuts() {
    if (leaveOuts == null) {
      leaveOuts = LeaveOuts.of(source);
    }
    return leaveOuts;
  }

  private record Remaining(Set<String> images, Set<String> observations, Prototypes prototypes) {
    boolean isFor(Scope scope) {
      return images.equals(scope.excludedImages())
          && observations.equals(scope.excludedObservations());
    }
  }

  /// Finds references by the ids that a scope leaves out.
  private record LeaveOuts(
      Map<String, StoredEmbedding> byImage, Map<String, List<StoredEmbedding>> byObservation) {
    static LeaveOuts of(Consumer<Consumer<StoredEmbedding>> references) {
      var leaveOuts = new LeaveOuts(new HashMap<>(), new HashMap<>());
      references.accept(leaveOuts::add);
      return leaveOuts;
    }

    private void add(StoredEmbedding reference) {
      byImage.put(reference.imageId(), reference);
      byObservation
          .computeIfAbsent(reference.observationId(), _ -> new ArrayList<>(1))
          .add(reference);
    }

    Collection<StoredEmbedding> in(Scope scope) {
      Map<String, StoredEmbedding> found = new LinkedHashMap<>();
      for (String image : scope.excludedImages()) {
        StoredEmbedding reference = byImage.get(image);
        if (reference != null) {
          found.put(image, reference);
        }
      }
      for (String observation : scope.excludedObservations()) {
        byObservation
            .getOrDefault(observation, List.of())
            .forEach(reference -> found.put(reference.imageId(), reference));
      }
      return found.values();
    }
  }
}
