package naja.search;

import java.util.Set;
import naja.gallery.Venomous;
import org.jspecify.annotations.Nullable;

/// Which reference photos may answer a query. Every filter that is set must hold.
///
/// @param taxonIds only these taxa; empty: all
/// @param venomous only taxa of this status; null: all
/// @param excludedObservations photos of these observations are left out
/// @param excludedImages these photos are left out
public record Scope(
    Set<String> taxonIds,
    @Nullable String genus,
    @Nullable String family,
    @Nullable String country,
    @Nullable Venomous venomous,
    Set<String> excludedObservations,
    Set<String> excludedImages) {
  /// The whole gallery.
  public static final Scope ALL = new Scope(Set.of(), null, null, null, null, Set.of(), Set.of());

  public Scope {
    taxonIds = Set.copyOf(taxonIds);
    excludedObservations = Set.copyOf(excludedObservations);
    excludedImages = Set.copyOf(excludedImages);
  }

  /// Everything but one observation.
  public static Scope withoutObservation(String observationId) {
    return new Scope(Set.of(), null, null, null, null, Set.of(observationId), Set.of());
  }

  /// Everything but these photos.
  public static Scope withoutImages(Set<String> imageIds) {
    return new Scope(Set.of(), null, null, null, null, Set.of(), imageIds);
  }
}
