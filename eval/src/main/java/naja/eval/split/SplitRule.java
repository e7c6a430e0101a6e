package naja.eval.split;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import naja.gallery.ReferencePhoto;

/// How photos become test and reference. The text of a rule is its name and what differs from the
/// defaults, such as `k-shot,shots=1,repeats=3`.
public sealed interface SplitRule
    permits LeaveOut,
        Stratified,
        Proportional,
        ObservationDisjoint,
        Grouped,
        Latest,
        KFold,
        KShot,
        GivenColumn,
        OpenSet {
  /// The rule as it is written.
  String code();

  /// Whether the draw depends on a seed.
  default boolean isDrawn() {
    return true;
  }

  /// Gives every photo its roles.
  ///
  /// @param photos at least one
  /// @throws naja.eval.dataset.DatasetException if the photos lack what the rule needs
  Drawing draw(List<ReferencePhoto> photos, long seed);

  /// What was drawn.
  ///
  /// @param heldOut taxa without references on purpose
  /// @param rounds one function per round
  record Drawing(Hides hides, Set<String> heldOut, List<Function<ReferencePhoto, Role>> rounds) {
    public Drawing {
      heldOut = Set.copyOf(heldOut);
      rounds = List.copyOf(rounds);
    }

    /// One round that hides nothing but the photo itself.
    static Drawing once(Function<ReferencePhoto, Role> roles) {
      return new Drawing(Hides.IMAGE, Set.of(), List.of(roles));
    }

    /// One round in which these photos are unused or tested, and all others answer.
    static Drawing once(Map<String, Role> byImage) {
      return once(photo -> byImage.getOrDefault(photo.imageId(), Role.REFERENCE));
    }
  }
}
