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
