package naja.eval.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import naja.gallery.ReferencePhoto;

/// A share of the photos is asked about, drawn as whole observations over all taxa at once; an
/// observation that holds the last photos of a taxon stays a reference.
///
/// @param fraction above 0 and below 1
record ObservationDisjoint(double fraction) implements SplitRule {
  static final String NAME = "observation-disjoint";

  @Override
  public String code() {
    return RuleText.of(NAME).with("fraction", fraction, StratifiedDraw.FIFTH).toString();
  }

  @Override
  public Drawing draw(List<ReferencePhoto> photos, long seed) {
    SortedMap<String, List<ReferencePhoto>> observations = new TreeMap<>();
    Map<String, Integer> references = new HashMap<>();
    for (ReferencePhoto photo : photos) {
      observations.computeIfAbsent(photo.observationId(), _ -> new ArrayList<>()).add(photo);
      references.merge(photo.taxon().id(), 1, Integer::sum);
    }
    List<String> order = new ArrayList<>(observations.keySet());
    Collections.shuffle(order, new Random(seed));
    Set<String> drawn = new HashSet<>();
    long wanted = Math.round(fraction * photos.size());
    long tests = 0;
    for (String observation : order) {
      List<ReferencePhoto> group = observations.getOrDefault(observation, List.of());
      if (tests < wanted && take(group, references)) {
        drawn.add(observation);
        tests += group.size();
      }
    }
    return Drawing.once(
        photo -> drawn.contains(photo.observationId()) ? Role.TEST : Role.REFERENCE);
  }

  /// Takes an observation's photos from the references of their taxa, unless one would lose all.
  private static boolean take(List<ReferencePhoto> group, Map<String, Integer> references) {
    Map<String, Integer> wanted = new HashMap<>();
    group.forEach(photo -> wanted.merge(photo.taxon().id(), 1, Integer::sum));
    boolean enough =
        wanted.entrySet().stream()
            .allMatch(taxon -> references.getOrDefault(taxon.getKey(), 0) > taxon.getValue());
    if (enough) {
      wanted.forEach((taxon, count) -> references.merge(taxon, -count, Integer::sum));
    }
    return enough;
  }
}
