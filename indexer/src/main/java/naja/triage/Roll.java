package naja.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import naja.gallery.StoredEmbedding;

/// The ids of every photo by observation, which is all that a triage holds of the photos: about 250
/// bytes each.
final class Roll {
  /// A photo's ids.
  record Entry(String imageId, String taxonId) {}

  private final Map<String, String> taxa = new HashMap<>();
  private final Map<String, List<Entry>> byObservation = new TreeMap<>();

  void add(StoredEmbedding photo) {
    String taxon = taxa.computeIfAbsent(photo.taxonId(), id -> id);
    byObservation
        .computeIfAbsent(photo.observationId(), _ -> new ArrayList<>(1))
        .add(new Entry(photo.imageId(), taxon));
  }

  int photos() {
    return byObservation.values().stream().mapToInt(List::size).sum();
  }

  /// Ids and photos of every observation, in ascending order of its id.
  Map<String, List<Entry>> observations() {
    return byObservation;
  }

  /// Taxa that fewer observations show than a number.
  List<RareTaxon> rarerThan(int few) {
    Map<String, int[]> counts = new HashMap<>();
    for (List<Entry> photos : byObservation.values()) {
      Set<String> seen = new HashSet<>();
      for (Entry photo : photos) {
        int[] count = counts.computeIfAbsent(photo.taxonId(), _ -> new int[2]);
        count[0] += seen.add(photo.taxonId()) ? 1 : 0;
        count[1]++;
      }
    }
    return counts.entrySet().stream()
        .filter(count -> count.getValue()[0] < few)
        .map(count -> new RareTaxon(count.getKey(), count.getValue()[0], count.getValue()[1]))
        .sorted(RareTaxon.RAREST_FIRST)
        .toList();
  }
}
