package naja.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import naja.encoder.Embedding;

/// The nearest groups of photos of a query, each by its nearest photo: observations, so that an
/// individual with many photos has one voice, or taxa.
public final class GroupedSearch {
  private static final int SMALLEST_PAGE = 20;

  /// The most photos that are looked at.
  public static final int LARGEST_PAGE = 10_000;

  private final NeighbourSearch search;

  public GroupedSearch(NeighbourSearch search) {
    this.search = search;
  }

  /// How many photos are looked at first.
  public static int firstPage(int groups) {
    return Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, 2 * groups));
  }

  /// At most `groups` neighbours of different groups, nearest first. More photos are searched for,
  /// up to 10,000, until there are as many groups or no photos left.
  ///
  /// @param group names a photo's group, as [Neighbour#observationId]
  public List<Neighbour> nearest(
      Embedding query, int groups, Scope scope, Function<Neighbour, String> group) {
    int page = firstPage(groups);
    while (true) {
      List<Neighbour> photos = search.nearest(query, page, scope);
      Collection<Neighbour> collapsed = onePerGroup(photos, group);
      if (collapsed.size() >= groups || photos.size() < page || page == LARGEST_PAGE) {
        return collapsed.stream().limit(groups).toList();
      }
      page = Math.min(LARGEST_PAGE, 4 * page);
    }
  }

  private static Collection<Neighbour> onePerGroup(
      List<Neighbour> photos, Function<Neighbour, String> group) {
    Map<String, Neighbour> nearest = new LinkedHashMap<>();
    photos.forEach(photo -> nearest.putIfAbsent(group.apply(photo), photo));
    return nearest.values();
  }
}
