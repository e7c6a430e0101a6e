package naja.server.api;

import naja.gallery.Taxon;
import naja.gallery.TaxonHoldings;

/// A taxon in a list, with what the gallery holds of it.
///
/// @param photos reference photos, at least 1
/// @param observations individuals that they show, at least 1
/// @param thumbnail path of one of the photos on this server
public record TaxonEntryReply(TaxonReply taxon, int photos, int observations, String thumbnail) {
  /// The entry of a taxon.
  public static TaxonEntryReply of(Taxon taxon, TaxonHoldings holdings) {
    return new TaxonEntryReply(
        TaxonReply.of(taxon),
        holdings.photos(),
        holdings.observations(),
        ImageLink.of(holdings.samples().getFirst()));
  }
}
