package naja.server.api;

import java.util.List;

/// The reply of `GET /v1/map`: reference photos on a plane, near what looks like them.
///
/// @param shares of what sets the photos apart that the x and the y axis show, 0 to 1 each
/// @param photos in the gallery
/// @param points the photos, or as many of them as were asked for
/// @param taxa what the points show
public record MapReply(
    List<Double> shares,
    int photos,
    List<MapPointReply> points,
    List<TaxonReply> taxa,
    GalleryReply gallery) {
  public MapReply {
    shares = List.copyOf(shares);
    points = List.copyOf(points);
    taxa = List.copyOf(taxa);
  }
}
