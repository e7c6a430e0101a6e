package naja.server.api;

import naja.gallery.Taxon;

/// A taxon whose photos look much like those of another.
///
/// @param similarity cosine of the two prototypes, -1 to 1; not a probability
/// @param thumbnail path of one of its photos on this server
public record LookAlikeReply(TaxonReply taxon, double similarity, String thumbnail) {
  /// The taxon at this similarity, shown by this photo.
  public static LookAlikeReply of(Taxon taxon, double similarity, String imageId) {
    return new LookAlikeReply(TaxonReply.of(taxon), similarity, ImageLink.of(imageId));
  }
}
