package naja.server.api;

import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import org.jspecify.annotations.Nullable;

/// A reference photo near the query, with where it came from and where to see it.
///
/// @param similarity cosine to the query, -1 to 1; not a probability
/// @param thumbnail path of the photo's thumbnail on this server
public record ReferenceReply(
    String imageId,
    String observationId,
    String taxonId,
    String scientificName,
    @Nullable String commonName,
    double similarity,
    String thumbnail,
    @Nullable String licence,
    @Nullable String rightsHolder,
    @Nullable String sourceUrl) {
  /// The photo at this similarity.
  public static ReferenceReply of(ReferencePhoto photo, double similarity) {
    Taxon taxon = photo.taxon();
    return new ReferenceReply(
        photo.imageId(),
        photo.observationId(),
        taxon.id(),
        taxon.scientificName(),
        taxon.commonName(),
        similarity,
        ImageLink.of(photo.imageId()),
        photo.licence(),
        photo.rightsHolder(),
        photo.sourceUrl());
  }
}
