package naja.eval.split;

import java.time.LocalDate;
import java.util.List;
import naja.gallery.ReferencePhoto;
import org.jspecify.annotations.Nullable;

/// The latest photos are asked about, the earlier ones answer: how a gallery ages. Photos without a
/// date are left out, and so are late photos whose taxon has no earlier one, and photos whose month
/// or year does not say on which side of the border they lie.
///
/// @param from the first day that is asked about, as an ISO 8601 date, of which the first day
///   counts; null: the day from which on a fraction of the dated photos was taken
/// @param fraction above 0 and below 1
record Latest(@Nullable String from, double fraction) implements SplitRule {
  static final String NAME = "time";

  Latest {
    if (from != null) {
      firstOf(from);
    }
  }

  @Override
  public String code() {
    return RuleText.of(NAME)
        .with("from", from == null ? "" : from, "")
        .with("fraction", fraction, StratifiedDraw.FIFTH)
        .toString();
  }

  @Override
  public boolean isDrawn() {
    return false;
  }

  @Override
  public Drawing draw(List<ReferencePhoto> photos, long seed) {
    ObservedPeriod.requireReadable(photos, code());
    LocalDate first = from == null ? firstDay(photos) : firstOf(from);
    return Drawing.once(
        Units.testing(
            photos,
            photo ->
                ObservedPeriod.of(photo).map(taken -> role(taken, first)).orElse(Role.UNUSED)));
  }

  private static Role role(ObservedPeriod taken, LocalDate first) {
    if (taken.last().isBefore(first)) {
      return Role.REFERENCE;
    }
    return taken.first().isBefore(first) ? Role.UNUSED : Role.TEST;
  }

  private LocalDate firstDay(List<ReferencePhoto> photos) {
    List<LocalDate> days =
        photos.stream()
            .flatMap(photo -> ObservedPeriod.of(photo).stream())
            .map(ObservedPeriod::first)
            .sorted()
            .toList();
    if (days.isEmpty()) {
      throw PhotoColumn.DATE.missing(photos, code());
    }
    return days.get((int) ((1 - fraction) * days.size()));
  }

  private static LocalDate firstOf(String date) {
    return ObservedPeriod.parse(date)
        .map(ObservedPeriod::first)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "from must be an ISO 8601 date such as 2023-05-18, 2023-05 or 2023, got " + date));
  }
}
