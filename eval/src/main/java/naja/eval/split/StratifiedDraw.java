package naja.eval.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Draws test units, observations or photos, taxon by taxon. Every taxon has a generator of its
/// own, so that photos added to one taxon do not move the draw in another.
///
/// Of a taxon's n units round(fraction · n) are drawn, but at least one and never all; a taxon with
/// a single unit keeps it as a reference.
///
/// @param fraction above 0 and below 1
public record StratifiedDraw(long seed, double fraction) {
  /// The share that is tested where nothing else is said.
  public static final double FIFTH = 0.2;

  /// Draws units.
  ///
  /// @param taxonOf the taxon of every unit
  public Set<String> of(Map<String, String> taxonOf) {
    Set<String> drawn = new HashSet<>();
    shuffled(taxonOf)
        .values()
        .forEach(units -> drawn.addAll(units.subList(0, share(units.size()))));
    return drawn;
  }

  /// The units of every taxon in the order in which they are drawn.
  SortedMap<String, List<String>> shuffled(Map<String, String> taxonOf) {
    SortedMap<String, Set<String>> units = new TreeMap<>();
    taxonOf.forEach((unit, taxon) -> units.computeIfAbsent(taxon, _ -> new TreeSet<>()).add(unit));
    SortedMap<String, List<String>> shuffled = new TreeMap<>();
    units.forEach((taxon, all) -> {
      List<String> order = new ArrayList<>(all);
      Collections.shuffle(order, new Random(31 * seed + taxon.hashCode()));
      shuffled.put(taxon, order);
    });
    return shuffled;
  }

  private int share(int units) {
    long share = Math.max(1, Math.round(fraction * units));
    return (int) Math.min(share, units - 1L);
  }
}
