package naja.search;

import java.util.HashSet;
import java.util.Set;
import naja.gallery.Venomous;
import org.jspecify.annotations.Nullable;

/// Which reference photos may answer a query. Every filter that is set must hold.
///
/// @param taxonIds only these taxa; empty: all
/// @param venomous only taxa of this status; null: all
/// @param excludedObservations photos of these observations are left out
/// @param excludedImages these photos are left out
/// @param excludedTaxa all photos of these taxa are left out
public record Scope(
    Set<String> taxonIds,
    @Nullable String genus,
    @Nullable String family,
    @Nullable String country,
    @Nullable Venomous venomous,
    Set<String> excludedObservations,
    Set<String> excludedImages,
    Set<String> excludedTaxa) {
  /// The whole gallery.
  public static final Scope ALL = new Scope(Set.of(), null, null, null, null, Set.of(), Set.of());

  /// A scope that leaves no taxon out.
  public Scope(
      Set<String> taxonIds,
      @Nullable String genus,
      @Nullable String family,
      @Nullable String country,
      @Nullable Venomous venomous,
      Set<String> excludedObservations,
      Set<String> excludedImages) {
    this(
        taxonIds, genus, family, country, venomous, excludedObservations, excludedImages, Set.of());
  }

  public Scope {
    taxonIds = Set.copyOf(taxonIds);
    excludedObservations = Set.copyOf(excludedObservations);
    excludedImages = Set.copyOf(excludedImages);
    excludedTaxa = Set.copyOf(excludedTaxa);
  }

  /// Everything but one observation.
  public static Scope withoutObservation(String observationId) {
    return new Scope(Set.of(), null, null, null, null, Set.of(observationId), Set.of());
  }

  /// Everything but these photos.
  public static Scope withoutImages(Set<String> imageIds) {
    return new Scope(Set.of(), null, null, null, null, Set.of(), imageIds);
  }

  /// The same with one observation more left out.
  public Scope alsoWithoutObservation(String observationId) {
    return leavingOut(with(excludedObservations, observationId), excludedTaxa);
  }

  /// The same with one taxon more left out, as if the gallery had never had it.
  public Scope alsoWithoutTaxon(String taxonId) {
    return leavingOut(excludedObservations, with(excludedTaxa, taxonId));
  }

  /// The same with no taxa but these, as far as it has them.
  public Scope alsoOnlyTaxa(Set<String> only) {
    Set<String> both = new HashSet<>(only);
    if (!taxonIds.isEmpty()) {
      both.retainAll(taxonIds);
    }
    return new Scope(
        both, genus, family, country, venomous, excludedObservations, excludedImages, excludedTaxa);
  }

  private Scope leavingOut(Set<String> observations, Set<String> taxa) {
    return new Scope(
        taxonIds, genus, family, country, venomous, observations, excludedImages, taxa);
  }

  private static Set<String> with(Set<String> ids, String another) {
    Set<String> all = new HashSet<>(ids);
    all.add(another);
    return all;
  }
}
