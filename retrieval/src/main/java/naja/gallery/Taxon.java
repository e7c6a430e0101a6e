package naja.gallery;

import org.jspecify.annotations.Nullable;

/// A species (or whatever the labels are) as the gallery knows it.
///
/// @param id the label by which photos name it; a string, never a position
/// @param scientificName the accepted name, or the id where none is known
public record Taxon(
    String id,
    String scientificName,
    @Nullable String commonName,
    @Nullable String genus,
    @Nullable String family,
    Venomous venomous) {
  public Taxon {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a taxon needs an id");
    }
    if (scientificName.isBlank()) {
      throw new IllegalArgumentException("taxon " + id + " needs a scientific name");
    }
  }

  /// A taxon of which only the label is known.
  public static Taxon labelled(String id) {
    return new Taxon(id, id, null, null, null, Venomous.UNKNOWN);
  }
}
