package naja.eval.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import naja.gallery.StoredEmbedding;

/// Draws test observations taxon by taxon. Every taxon has a generator of its own, so that photos
/// added to one taxon do not move the draw in another.
///
/// Of a taxon's n observations round(0.2 · n) are drawn, but at least one and never all; a taxon
/// with a single observation keeps it as a reference. An observation belongs to the taxon of its
/// first photo.
record StratifiedDraw(long seed) {
  private static final double TEST_FRACTION = 0.2;

  Set<String> testObservations(List<StoredEmbedding> photos) {
    Set<String> drawn = new HashSet<>();
    observationsByTaxon(photos).forEach((taxon, all) -> drawn.addAll(draw(taxon, all)));
    return drawn;
  }

  private List<String> draw(String taxon, Set<String> observations) {
    if (observations.size() < 2) {
      return List.of();
    }
    List<String> shuffled = new ArrayList<>(observations);
    Collections.shuffle(shuffled, new Random(31 * seed + taxon.hashCode()));
    long share = Math.round(TEST_FRACTION * shuffled.size());
    return shuffled.subList(0, (int) Math.max(1, share));
  }

  private static Map<String, Set<String>> observationsByTaxon(List<StoredEmbedding> photos) {
    Map<String, String> taxonOf = new TreeMap<>();
    photos.forEach(photo -> taxonOf.putIfAbsent(photo.observationId(), photo.taxonId()));
    Map<String, Set<String>> observations = new TreeMap<>();
    taxonOf.forEach((observation, taxon) ->
        observations.computeIfAbsent(taxon, _ -> new TreeSet<>()).add(observation));
    return observations;
  }
}
