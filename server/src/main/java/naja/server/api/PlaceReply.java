package naja.server.api;

import naja.identify.Place;
import org.jspecify.annotations.Nullable;

/// Where and when the photos were taken, as the sender says.
///
/// @param lat WGS 84 degrees; null if it was not said, as the others
/// @param observedOn ISO 8601
public record PlaceReply(
    @Nullable Double lat,
    @Nullable Double lng,
    @Nullable String country,
    @Nullable String observedOn) {
  /// What was said; null if nothing was.
  public static @Nullable PlaceReply of(@Nullable Place place, @Nullable String observedOn) {
    if (place == null) {
      return observedOn == null ? null : new PlaceReply(null, null, null, observedOn);
    }
    return new PlaceReply(place.latitude(), place.longitude(), place.country(), observedOn);
  }
}
