package naja.eval.split;

import java.util.List;
import naja.gallery.ReferencePhoto;
import org.jspecify.annotations.Nullable;

/// The latest photos are asked about, the earlier ones answer: how a gallery ages. Photos without a
/// date are left out, and so are late photos whose taxon has no earlier one.
///
/// @param from the first day that is asked about, as an ISO 8601 date; null: the day from which on
///   a fraction of the photos was taken
/// @param fraction above 0 and below 1
record Latest(@Nullable String from, double fraction) implements SplitRule {
  static final String NAME = "time";

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
    PhotoColumn.DATE.require(photos, code());
    String first = from == null ? firstDay(photos) : from;
    return Drawing.once(
        Units.testing(
            photos,
            photo ->
                PhotoColumn.DATE
                    .of(photo)
                    .map(day -> day.compareTo(first) < 0 ? Role.REFERENCE : Role.TEST)
                    .orElse(Role.UNUSED)));
  }

  private String firstDay(List<ReferencePhoto> photos) {
    List<String> days =
        photos.stream().flatMap(photo -> PhotoColumn.DATE.of(photo).stream()).sorted().toList();
    return days.get((int) ((1 - fraction) * days.size()));
  }
}
