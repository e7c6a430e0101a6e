package naja.eval.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import naja.gallery.ReferencePhoto;

/// A share of the photos is asked about, drawn as whole groups that agree in a column: places,
/// months, observers. Photos that say nothing there are left out, and so are photos to be asked
/// about whose taxon keeps no reference.
///
/// @param fraction above 0 and below 1
record Grouped(PhotoColumn column, double fraction) implements SplitRule {
  static final String NAME = "by-column";

  @Override
  public String code() {
    return RuleText.of(NAME)
        .with("column", column.code(), "")
        .with("fraction", fraction, StratifiedDraw.FIFTH)
        .toString();
  }

  @Override
  public Drawing draw(List<ReferencePhoto> photos, long seed) {
    column.require(photos, code());
    Map<String, Integer> sizes = new TreeMap<>();
    photos.forEach(
        photo -> column.of(photo).ifPresent(group -> sizes.merge(group, 1, Integer::sum)));
    Set<String> drawn = draw(sizes, seed);
    return Drawing.once(
        Units.testing(
            photos,
            photo ->
                column
                    .of(photo)
                    .map(group -> drawn.contains(group) ? Role.TEST : Role.REFERENCE)
                    .orElse(Role.UNUSED)));
  }

  private Set<String> draw(Map<String, Integer> sizes, long seed) {
    List<String> order = new ArrayList<>(sizes.keySet());
    Collections.shuffle(order, new Random(seed));
    double wanted = fraction * sizes.values().stream().mapToInt(Integer::intValue).sum();
    Set<String> drawn = new HashSet<>();
    int tests = 0;
    for (String group : order) {
      if (tests < wanted) {
        drawn.add(group);
        tests += sizes.getOrDefault(group, 0);
      }
    }
    return drawn;
  }
}
