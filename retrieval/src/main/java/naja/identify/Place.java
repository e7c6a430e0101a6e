package naja.identify;

import org.jspecify.annotations.Nullable;

/// Where a photo was taken, as far as it is known.
///
/// @param latitude WGS 84 degrees, -90 to 90; with a longitude or not at all
/// @param longitude WGS 84 degrees, -180 to 180
/// @param country as the gallery writes it
public record Place(
    @Nullable Double latitude, @Nullable Double longitude, @Nullable String country) {
  public Place {
    if ((latitude == null) != (longitude == null)) {
      throw new IllegalArgumentException("a place needs latitude and longitude, or neither");
    }
    if (latitude != null && longitude != null) {
      requireWithin("latitude", latitude, 90);
      requireWithin("longitude", longitude, 180);
    }
  }

  private static void requireWithin(String name, double value, double most) {
    if (!(Math.abs(value) <= most)) {
      throw new IllegalArgumentException(
          "%s must be between -%s and %s, got %s".formatted(name, most, most, value));
    }
  }
}
