package naja.identify;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import naja.encoder.Embedding;
import naja.search.Neighbour;
import naja.search.NeighbourSearch;
import naja.search.Scope;

/// The nearest observations of a query, each by its nearest photo, so that an individual with many
/// photos has one voice.
final class Neighbourhood {
  private static final int SMALLEST_PAGE = 50;
  private static final int LARGEST_PAGE = 10_000;

  private final NeighbourSearch search;

  Neighbourhood(NeighbourSearch search) {
    this.search = search;
  }

  /// At most `observations` neighbours of different observations, nearest first. More photos are
  /// searched for, up to 10,000, until there are as many observations or no photos left.
  List<Neighbour> nearest(Embedding query, int observations, Scope scope) {
    int page = Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, 2 * observations));
    while (true) {
      List<Neighbour> photos = search.nearest(query, page, scope);
      Collection<Neighbour> collapsed = onePerObservation(photos);
      if (collapsed.size() >= observations || photos.size() < page || page == LARGEST_PAGE) {
        return collapsed.stream().limit(observations).toList();
      }
      page = Math.min(LARGEST_PAGE, 4 * page);
    }
  }

  private static Collection<Neighbour> onePerObservation(List<Neighbour> photos) {
    Map<String, Neighbour> nearest = new LinkedHashMap<>();
    photos.forEach(photo -> nearest.putIfAbsent(photo.observationId(), photo));
    return nearest.values();
  }
}
