package naja.server.api;

import naja.gallery.ReferencePhoto;
import org.jspecify.annotations.Nullable;

/// A reference photo: what it shows, where it comes from and where to see it.
///
/// @param observationId photos of one individual share it
/// @param thumbnail path of the photo's thumbnail on this server
/// @param contentHash SHA-256 of the file that was indexed, in hexadecimal
/// @param country as the source gives it, mostly ISO 3166 alpha-3
/// @param latitude in degrees (WGS 84), -90 to 90
/// @param longitude in degrees (WGS 84), -180 to 180
/// @param observedOn ISO 8601 date or date-time
public record ReferencePhotoReply(
    String imageId,
    String observationId,
    TaxonReply taxon,
    String thumbnail,
    String contentHash,
    @Nullable String country,
    @Nullable Double latitude,
    @Nullable Double longitude,
    @Nullable String observedOn,
    @Nullable String licence,
    @Nullable String rightsHolder,
    @Nullable String sourceUrl) {
  /// What the gallery knows of the photo; where its file lay stays with the gallery.
  public static ReferencePhotoReply of(ReferencePhoto photo) {
    return new ReferencePhotoReply(
        photo.imageId(),
        photo.observationId(),
        TaxonReply.of(photo.taxon()),
        ImageLink.of(photo.imageId()),
        photo.contentHash(),
        photo.country(),
        photo.latitude(),
        photo.longitude(),
        photo.observedOn(),
        photo.licence(),
        photo.rightsHolder(),
        photo.sourceUrl());
  }
}
