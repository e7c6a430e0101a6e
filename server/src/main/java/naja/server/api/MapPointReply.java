package naja.server.api;

import naja.projection.ProjectedPhoto;

/// A reference photo's place on the map.
///
/// @param x first principal component of the embedding at unit length, 0 at the mean of all photos
/// @param y second principal component
/// @param thumbnail path of the photo's thumbnail on this server
public record MapPointReply(String imageId, String taxonId, double x, double y, String thumbnail) {
  /// The place of a photo, rounded to 5 decimals.
  public static MapPointReply of(ProjectedPhoto photo) {
    return new MapPointReply(
        photo.imageId(),
        photo.taxonId(),
        rounded(photo.x()),
        rounded(photo.y()),
        ImageLink.of(photo.imageId()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e5) / 1e5 + 0.0;
  }
}
