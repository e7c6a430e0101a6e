package naja.identify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import naja.gallery.ReferencePhoto;
import org.jspecify.annotations.Nullable;

/// Where the photos of every taxon were taken. Read by the first who asks; safe for several
/// threads.
final class TaxonRecords {
  /// A record at most this far away is one there.
  static final double NEARBY_KILOMETRES = 300;

  private static final double EARTH_RADIUS_KILOMETRES = 6371.0088;

  private final Consumer<Consumer<ReferencePhoto>> source;
  private @Nullable Map<String, Records> byTaxon;

  /// @param source hands out every photo
  TaxonRecords(Consumer<Consumer<ReferencePhoto>> source) {
    this.source = source;
  }

  /// Whether a taxon has been photographed at a place: in its country, or nearby.
  ///
  /// @return null where no photo of the taxon says where it was taken in terms that the place has
  @Nullable Boolean at(Place place, String taxonId) {
    Records records = byTaxon().get(taxonId);
    return records == null ? null : records.at(place);
  }

  private synchronized Map<String, Records> byTaxon() {
    if (byTaxon == null) {
      Map<String, Records> read = new HashMap<>();
      source.accept(
          photo -> read.computeIfAbsent(photo.taxon().id(), _ -> new Records()).add(photo));
      byTaxon = read;
    }
    return Objects.requireNonNull(byTaxon);
  }

  private static final class Records {
    private final Set<String> countries = new HashSet<>();
    private final List<double[]> points = new ArrayList<>();

    void add(ReferencePhoto photo) {
      if (photo.country() != null) {
        countries.add(photo.country().toUpperCase(Locale.ROOT));
      }
      if (photo.latitude() != null && photo.longitude() != null) {
        points.add(new double[] {photo.latitude(), photo.longitude()});
      }
    }

    @Nullable Boolean at(Place place) {
      boolean comparable = false;
      String country = place.country();
      if (country != null && !countries.isEmpty()) {
        if (countries.contains(country.toUpperCase(Locale.ROOT))) {
          return true;
        }
        comparable = true;
      }
      Double latitude = place.latitude();
      Double longitude = place.longitude();
      if (latitude != null && longitude != null && !points.isEmpty()) {
        if (points.stream().anyMatch(point -> isNear(point, latitude, longitude))) {
          return true;
        }
        comparable = true;
      }
      return comparable ? false : null;
    }

    private static boolean isNear(double[] point, double latitude, double longitude) {
      return kilometres(point[0], point[1], latitude, longitude) <= NEARBY_KILOMETRES;
    }
  }

  /// Great-circle distance by the haversine formula, on a sphere.
  static double kilometres(
      double latitude, double longitude, double toLatitude, double toLongitude) {
    double a = Math.toRadians(latitude);
    double b = Math.toRadians(toLatitude);
    double halfLatitudes = Math.sin((b - a) / 2);
    double halfLongitudes = Math.sin(Math.toRadians(toLongitude - longitude) / 2);
    double h =
        halfLatitudes * halfLatitudes + Math.cos(a) * Math.cos(b) * halfLongitudes * halfLongitudes;
    return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}
