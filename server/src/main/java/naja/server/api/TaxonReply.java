package naja.server.api;

import naja.gallery.Taxon;
import org.jspecify.annotations.Nullable;

/// A taxon as the API shows it.
///
/// @param venomous `yes`, `no` or `unknown`; unknown is not harmless
public record TaxonReply(
    String id,
    String scientificName,
    @Nullable String commonName,
    @Nullable String genus,
    @Nullable String family,
    String venomous) {
  /// What is known of a taxon.
  public static TaxonReply of(Taxon taxon) {
    return new TaxonReply(
        taxon.id(),
        taxon.scientificName(),
        taxon.commonName(),
        taxon.genus(),
        taxon.family(),
        taxon.venomous().code());
  }
}
