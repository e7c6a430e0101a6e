package naja.identify;

import java.util.List;
import java.util.Optional;
import naja.identify.Danger.Verdict;

/// The danger of what several photos of one observation show: as bad as the worst of the photos
/// together and of each by itself, so that no mean hides what one of them shows.
final class ObservationDanger {
  private ObservationDanger() {}

  /// @param together of the photos fused into one
  /// @param alone of each photo by itself
  static Danger of(Danger together, List<Danger> alone) {
    if (together.verdict() == Verdict.VENOMOUS) {
      return together;
    }
    Optional<Danger> venomous =
        alone.stream().filter(danger -> danger.verdict() == Verdict.VENOMOUS).findFirst();
    if (venomous.isPresent()) {
      long count = alone.stream().filter(danger -> danger.verdict() == Verdict.VENOMOUS).count();
      return new Danger(
          Verdict.VENOMOUS,
          venomous.get().nearestVenomous(),
          "Venomous species in %d of %d photos, each looked at by itself."
              .formatted(count, alone.size()));
    }
    long doubtful =
        alone.stream().filter(danger -> danger.verdict() != Verdict.LIKELY_HARMLESS).count();
    if (together.verdict() == Verdict.LIKELY_HARMLESS && doubtful > 0) {
      return new Danger(
          Verdict.CANNOT_RULE_OUT,
          together.nearestVenomous(),
          "In %d of %d photos by themselves, venomous species cannot be ruled out."
              .formatted(doubtful, alone.size()));
    }
    return together;
  }
}
