package naja.eval.split;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.Named;
import naja.gallery.ReferencePhoto;

/// The days on which a photo may have been taken, as far as its ISO 8601 date says: a day
/// (`2023-05-18`, `20230518`, with or without a time, which is that of the place), a month
/// (`2023-05`), a year (`2023`), or from one of these to another (`2023-05-01/2023-05-03`).
///
/// @param last not before `first`
record ObservedPeriod(LocalDate first, LocalDate last) {
  private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?|\\d{8}");
  private static final Pattern TIME = Pattern.compile("[T ].+");

  /// When a photo was taken; empty if it does not say so in ISO 8601.
  static Optional<ObservedPeriod> of(ReferencePhoto photo) {
    return Optional.ofNullable(photo.observedOn()).flatMap(ObservedPeriod::parse);
  }

  /// Looks at the dates of all photos.
  ///
  /// @throws DatasetException naming the photos whose dates are none
  static void requireReadable(List<ReferencePhoto> photos, String rule) {
    List<String> wrong =
        photos.stream().filter(ObservedPeriod::isUnreadable).map(ObservedPeriod::named).toList();
    if (!wrong.isEmpty()) {
      throw new DatasetException(
          "split %s: %d photos have a date that is not of ISO 8601: %s; write 2023-05-18, 2023-05 or 2023 and index them again"
              .formatted(rule, wrong.size(), Named.first(wrong)));
    }
  }

  /// Reads a date; empty if it is none.
  static Optional<ObservedPeriod> parse(String text) {
    String[] ends = text.strip().split("/", -1);
    if (ends.length > 2) {
      return Optional.empty();
    }
    Optional<ObservedPeriod> first = one(ends[0]);
    Optional<ObservedPeriod> last = one(ends[ends.length - 1]);
    return first
        .flatMap(from -> last.map(to -> new ObservedPeriod(from.first, to.last)))
        .filter(period -> !period.last.isBefore(period.first));
  }

  private static Optional<ObservedPeriod> one(String text) {
    String date = TIME.matcher(text).replaceFirst("");
    String digits = date.replace("-", "");
    if (!DATE.matcher(date).matches() || (digits.length() < 8 && !date.equals(text))) {
      return Optional.empty();
    }
    try {
      return Optional.of(ofDigits(digits));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// @param digits of a year, a month or a day
  private static ObservedPeriod ofDigits(String digits) {
    int year = Integer.parseInt(digits.substring(0, 4));
    if (digits.length() == 4) {
      return new ObservedPeriod(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }
    YearMonth month = YearMonth.of(year, Integer.parseInt(digits.substring(4, 6)));
    if (digits.length() == 6) {
      return new ObservedPeriod(month.atDay(1), month.atEndOfMonth());
    }
    LocalDate day = month.atDay(Integer.parseInt(digits.substring(6)));
    return new ObservedPeriod(day, day);
  }

  private static boolean isUnreadable(ReferencePhoto photo) {
    String date = photo.observedOn();
    return date != null && !date.isBlank() && parse(date).isEmpty();
  }

  private static String named(ReferencePhoto photo) {
    return "%s ('%s')".formatted(photo.imageId(), photo.observedOn());
  }
}
