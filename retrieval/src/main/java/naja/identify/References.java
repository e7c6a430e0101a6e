package naja.identify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import naja.encoder.Embedding;
import naja.gallery.StoredEmbedding;
import naja.prototype.PrototypeVariant;
import naja.prototype.Prototypes;
import naja.prototype.TaxonScore;
import naja.search.Scope;
import org.jspecify.annotations.Nullable;

/// The reference embeddings of one commit, as the prototypes need them: read at first use, and kept
/// as a whole only once something is left out. Safe for several threads.
final class References implements PrototypeScores {
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

  /// The same references by another variant.
  References with(PrototypeVariant other) {
    return other == variant ? this : new References(source, other);
  }

  @Override
  public List<TaxonScore> of(Embedding query, Scope scope) {
    return prototypes(scope).score(query);
  }

  /// The prototypes of every taxon, without the photos that a scope leaves out: first images and
  /// taxa, which stay the same for many queries, then the query's own observation.
  Prototypes prototypes(Scope scope) {
    if (leavesNothingOut(scope)) {
      return all();
    }
    if (scope.excludedObservations().isEmpty()) {
      return shared(scope);
    }
    Scope many = withoutObservations(scope);
    return leavesNothingOut(many)
        ? all().without(leaveOuts().in(scope))
        : shared(many).without(leaveOuts().inObservations(scope));
  }

  private Prototypes shared(Scope scope) {
    Remaining known = last;
    if (known != null && known.isFor(scope)) {
      return known.prototypes;
    }
    Prototypes prototypes = all().without(leaveOuts().in(scope));
    last = new Remaining(scope, prototypes);
    return prototypes;
  }

  private static Scope withoutObservations(Scope scope) {
    return new Scope(
        scope.taxonIds(),
        scope.genus(),
        scope.family(),
        scope.country(),
        scope.venomous(),
        Set.of(),
        scope.excludedImages(),
        scope.excludedTaxa());
  }

  /// A taxon that is left out concerns the other prototypes only where all photos share a centre.
  private boolean leavesNothingOut(Scope scope) {
    return scope.excludedImages().isEmpty()
        && scope.excludedObservations().isEmpty()
        && (scope.excludedTaxa().isEmpty() || variant != PrototypeVariant.CL2N);
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

  private record Remaining(Scope scope, Prototypes prototypes) {
    boolean isFor(Scope other) {
      return scope.excludedImages().equals(other.excludedImages())
          && scope.excludedObservations().equals(other.excludedObservations())
          && scope.excludedTaxa().equals(other.excludedTaxa());
    }
  }

  /// Finds references by the ids that a scope leaves out.
  private record LeaveOuts(
      Map<String, StoredEmbedding> byImage,
      Map<String, List<StoredEmbedding>> byObservation,
      Map<String, List<StoredEmbedding>> byTaxon) {
    static LeaveOuts of(Consumer<Consumer<StoredEmbedding>> references) {
      var leaveOuts = new LeaveOuts(new HashMap<>(), new HashMap<>(), new HashMap<>());
      references.accept(leaveOuts::add);
      return leaveOuts;
    }

    private void add(StoredEmbedding reference) {
      byImage.put(reference.imageId(), reference);
      byObservation
          .computeIfAbsent(reference.observationId(), _ -> new ArrayList<>(1))
          .add(reference);
      byTaxon.computeIfAbsent(reference.taxonId(), _ -> new ArrayList<>()).add(reference);
    }

    /// The photos of a scope's observations that it does not leave out already by image or taxon.
    Collection<StoredEmbedding> inObservations(Scope scope) {
      return scope.excludedObservations().stream()
          .flatMap(observation -> byObservation.getOrDefault(observation, List.of()).stream())
          .filter(photo -> !scope.excludedImages().contains(photo.imageId()))
          .filter(photo -> !scope.excludedTaxa().contains(photo.taxonId()))
          .toList();
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
      for (String taxon : scope.excludedTaxa()) {
        byTaxon
            .getOrDefault(taxon, List.of())
            .forEach(reference -> found.put(reference.imageId(), reference));
      }
      return found.values();
    }
  }
}
