package naja.eval.split;

import java.time.LocalDate;
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
  /// The day, as [ObservedPeriod] reads dates; month and year too.
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
          case DATE -> common(photo, 10);
          case MONTH -> common(photo, 7);
          case YEAR -> common(photo, 4);
          case RIGHTS_HOLDER -> photo.rightsHolder();
          case LICENCE -> photo.licence();
          case GENUS -> photo.taxon().genus();
          case FAMILY -> photo.taxon().family();
        });
  }

  /// @throws DatasetException if no photo says anything, or some have a date that is none, naming
  ///   them
  void require(List<ReferencePhoto> photos, String rule) {
    if (this == DATE || this == MONTH || this == YEAR) {
      ObservedPeriod.requireReadable(photos, rule);
    }
    if (photos.stream().allMatch(photo -> of(photo).isEmpty())) {
      throw missing(photos, rule);
    }
  }

  /// What to say where no photo has a value.
  DatasetException missing(List<ReferencePhoto> photos, String rule) {
    return new DatasetException(
        "split %s needs %s, which none of the %d photos has; index them with that column, or use another split"
            .formatted(rule, code(), photos.size()));
  }

  /// As much of the date as all days have in common on which the photo may have been taken; null if
  /// that is less than is asked for.
  private static @Nullable String common(ReferencePhoto photo, int length) {
    return ObservedPeriod.of(photo)
        .map(period -> List.of(start(period.first(), length), start(period.last(), length)))
        .filter(ends -> ends.getFirst().equals(ends.getLast()))
        .map(List::getFirst)
        .orElse(null);
  }

  private static String start(LocalDate day, int length) {
    return day.toString().substring(0, length);
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
