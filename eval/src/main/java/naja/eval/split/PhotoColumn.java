package naja.eval.split;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import naja.eval.dataset.DatasetException;
import naja.gallery.ReferencePhoto;
import org.jspecify.annotations.Nullable;

/// What a photo says of where, when and by whom it was taken.
enum PhotoColumn {
  SPLIT,
  COUNTRY,
  /// A square of a tenth of a degree.
  PLACE,
  /// The day, of ISO 8601 dates and times.
  DATE,
  MONTH,
  YEAR,
  /// The observer, as far as a collection names one.
  RIGHTS_HOLDER,
  LICENCE,
  GENUS,
  FAMILY;

  /// @throws IllegalArgumentException if there is no such column
  static PhotoColumn parse(String code) {
    return Stream.of(values())
        .filter(column -> column.code().equals(code))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "column must be %s, got '%s'"
                    .formatted(
                        Stream.of(values())
                            .map(PhotoColumn::code)
                            .collect(Collectors.joining(", ")),
                        code)));
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What a photo says, if anything.
  Optional<String> of(ReferencePhoto photo) {
    return Optional.ofNullable(
        switch (this) {
          case SPLIT -> photo.split();
          case COUNTRY -> photo.country();
          case PLACE -> square(photo);
          case DATE -> start(photo.observedOn(), 10);
          case MONTH -> start(photo.observedOn(), 7);
          case YEAR -> start(photo.observedOn(), 4);
          case RIGHTS_HOLDER -> photo.rightsHolder();
          case LICENCE -> photo.licence();
          case GENUS -> photo.taxon().genus();
          case FAMILY -> photo.taxon().family();
        });
  }

  /// @throws DatasetException if no photo says anything
  void require(List<ReferencePhoto> photos, String rule) {
    if (photos.stream().allMatch(photo -> of(photo).isEmpty())) {
      throw new DatasetException(
          "split %s needs %s, which none of the %d photos has; index them with that column, or use another split"
              .formatted(rule, code(), photos.size()));
    }
  }

  private static @Nullable String start(@Nullable String date, int length) {
    return date == null || date.length() < length ? null : date.substring(0, length);
  }

  private static @Nullable String square(ReferencePhoto photo) {
    Double latitude = photo.latitude();
    Double longitude = photo.longitude();
    return latitude == null || longitude == null
        ? null
        : "%d,%d".formatted(tenths(latitude), tenths(longitude));
  }

  private static long tenths(double degrees) {
    return (long) Math.floor(10 * degrees);
  }
}
