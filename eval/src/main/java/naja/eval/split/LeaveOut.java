package naja.eval.split;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.gallery.ReferencePhoto;

/// Every photo is asked about against all others, or against all of other observations.
///
/// Without its own photo alone the others of an observation may answer, which is optimistic
/// wherever an observation has several.
///
/// @param loneAnswers the only photo, or observation, of a taxon answers and is not asked about;
///   otherwise it makes the split one that cannot be evaluated
record LeaveOut(Hides hides, boolean loneAnswers) implements SplitRule {
  static final String ONE = "leave-one-out";
  static final String OBSERVATION = "leave-one-observation-out";

  /// Reads the option `lone`.
  static LeaveOut of(Hides hides, RuleOptions options) {
    String lone = options.text("lone", "refuse");
    return switch (lone) {
      case "refuse" -> new LeaveOut(hides, false);
      case "reference" -> new LeaveOut(hides, true);
      default ->
          throw new IllegalArgumentException("lone must be refuse or reference, got " + lone);
    };
  }

  @Override
  public String code() {
    return RuleText.of(hides == Hides.IMAGE ? ONE : OBSERVATION)
        .with("lone", loneAnswers ? "reference" : "refuse", "refuse")
        .toString();
  }

  @Override
  public boolean isDrawn() {
    return false;
  }

  @Override
  public Drawing draw(List<ReferencePhoto> photos, long seed) {
    Map<String, Set<String>> units = new HashMap<>();
    photos.forEach(
        photo -> units.computeIfAbsent(photo.taxon().id(), _ -> new HashSet<>()).add(unit(photo)));
    return new Drawing(
        hides,
        Set.of(),
        List.of(photo ->
            loneAnswers && units.getOrDefault(photo.taxon().id(), Set.of()).size() == 1
                ? Role.REFERENCE
                : Role.BOTH));
  }

  private String unit(ReferencePhoto photo) {
    return hides == Hides.IMAGE ? photo.imageId() : photo.observationId();
  }
}
