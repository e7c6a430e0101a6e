package naja.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import naja.encoder.Embedding;

/// Knows what an exact search finds for some queries, and asks it for all others.
final class ForeseenSearch implements NeighbourSearch {
  private final NeighbourSearch others;
  private final int k;
  private final Map<Question, List<Neighbour>> found = new HashMap<>();

  /// Scopes may hide many photos: the same one is told by its identity.
  private record Question(Embedding query, Scope scope) {
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      return other instanceof Question(Embedding otherQuery, Scope otherScope)
          && scope == otherScope
          && query.equals(otherQuery);
    }

    @Override
    public int hashCode() {
      return 31 * query.hashCode() + System.identityHashCode(scope);
    }
  }

  /// @param neighbours what `others` finds for each query in its scope
  ForeseenSearch(
      NeighbourSearch others,
      List<Embedding> queries,
      int k,
      List<Scope> scopes,
      List<List<Neighbour>> neighbours) {
    this.others = others;
    this.k = k;
    for (int query = 0; query < queries.size(); query++) {
      found.put(new Question(queries.get(query), scopes.get(query)), neighbours.get(query));
    }
  }

  @Override
  public List<Neighbour> nearest(Embedding query, int k, Scope scope) {
    List<Neighbour> known = k <= this.k ? found.get(new Question(query, scope)) : null;
    return known == null
        ? others.nearest(query, k, scope)
        : known.subList(0, Math.min(k, known.size()));
  }
}
