package naja.identify;

import java.util.List;
import naja.encoder.Embedding;
import naja.search.GroupedSearch;
import naja.search.Neighbour;
import naja.search.NeighbourSearch;
import naja.search.Scope;

/// The nearest observations of a query, each by its nearest photo, so that an individual with many
/// photos has one voice.
final class Neighbourhood {
  private final GroupedSearch search;

  Neighbourhood(NeighbourSearch search) {
    this.search = new GroupedSearch(search);
  }

  /// At most `observations` neighbours of different observations, nearest first. More photos are
  /// searched for, up to 10,000, until there are as many observations or no photos left.
  List<Neighbour> nearest(Embedding query, int observations, Scope scope) {
    return search.nearest(query, observations, scope, Neighbour::observationId);
  }
}
