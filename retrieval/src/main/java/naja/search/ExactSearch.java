package naja.search;

import java.io.IOException;
import java.util.List;
import naja.encoder.Embedding;
import naja.gallery.GalleryException;
import org.apache.lucene.index.LeafReaderContext;

/// Compares the query with every vector inside the scope.
public final class ExactSearch implements NeighbourSearch {
  private final SearchIndex index;

  public ExactSearch(SearchIndex index) {
    this.index = index;
  }

  /// The same search with the neighbours of some queries found beforehand, in one pass through the
  /// vectors: by far the faster way where many questions are known together.
  ///
  /// @param queries at least one
  /// @param k as many neighbours of each, 1 to 10,000; whoever asks for more waits for a search
  /// @param scopes one per query; the same scope again is told by its identity
  public NeighbourSearch foreseeing(List<Embedding> queries, int k, List<Scope> scopes) {
    if (queries.isEmpty() || queries.size() != scopes.size()) {
      throw new IllegalArgumentException(
          "every query needs a scope, and one must be there: got %d and %d"
              .formatted(queries.size(), scopes.size()));
    }
    return new ForeseenSearch(
        this, queries, k, scopes, BlockSearch.nearest(index, queries, k, scopes));
  }

  @Override
  public List<Neighbour> nearest(Embedding query, int k, Scope scope) {
    float[] vector = index.query(query, k);
    try {
      ScopeFilter filter = ScopeFilter.of(index, scope);
      Shortlist shortlist = new Shortlist(k);
      for (LeafReaderContext leaf : index.reader().leaves()) {
        LeafScan.run(leaf, vector, filter.accepted(leaf), shortlist);
      }
      return Ranking.nearest(index.reader(), shortlist.documents(), vector, k);
    } catch (IOException e) {
      throw GalleryException.failed("search gallery", index.folder(), e);
    }
  }
}
