package naja.eval.split;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import naja.gallery.ReferencePhoto;

/// A share of every taxon's observations is asked about: whole observations, unless the draw goes
/// by photo as much published code does.
///
/// @param fraction above 0 and below 1
record Stratified(double fraction, boolean byPhoto) implements SplitRule {
  static final String NAME = "stratified";

  @Override
  public String code() {
    return RuleText.of(NAME)
        .with("fraction", fraction, StratifiedDraw.FIFTH)
        .with("by", byPhoto ? "photo" : "observation", "observation")
        .toString();
  }

  @Override
  public Drawing draw(List<ReferencePhoto> photos, long seed) {
    Function<ReferencePhoto, String> unit =
        byPhoto ? ReferencePhoto::imageId : ReferencePhoto::observationId;
    Set<String> drawn = new StratifiedDraw(seed, fraction).of(Units.taxonOf(photos, unit));
    return Drawing.once(photo -> drawn.contains(unit.apply(photo)) ? Role.TEST : Role.REFERENCE);
  }
}
