package naja.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import naja.encoder.Embedding;
import naja.gallery.GalleryException;
import naja.gallery.GallerySchema;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;

/// Walks each segment's HNSW graph.
///
/// The number of hits that Lucene is asked for is also the width of its beam, so that more are
/// asked for than are wanted. A scope that leaves fewer vectors than the beam is wide is scanned,
/// and so is one in which the walk visits more vectors than a scan would.
public final class HnswSearch implements NeighbourSearch {
  /// Lucene's name of the format without codes.
  private static final String FLOATS = "Lucene99HnswVectorsFormat";

  private final SearchIndex index;
  private final BeamRule beam;

  public HnswSearch(SearchIndex index, BeamRule beam) {
    this.index = index;
    this.beam = beam;
  }

  @Override
  public List<Neighbour> nearest(Embedding query, int k, Scope scope) {
    float[] vector = index.query(query, k);
    try {
      ScopeFilter filter = ScopeFilter.of(index, scope);
      Shortlist shortlist = new Shortlist(k);
      int width = Math.max(k, beam.width(k));
      for (LeafReaderContext leaf : index.reader().leaves()) {
        search(leaf, vector, filter.accepted(leaf), width, shortlist);
      }
      return Ranking.nearest(index.reader(), shortlist.documents(), vector, k);
    } catch (IOException e) {
      throw GalleryException.failed("search gallery", index.folder(), e);
    }
  }

  private static void search(
      LeafReaderContext leaf, float[] query, AcceptDocs accepted, int width, Shortlist shortlist)
      throws IOException {
    int cost = accepted.cost();
    if (cost <= width) {
      LeafScan.run(leaf, query, accepted, shortlist);
      return;
    }
    TopKnnCollector walk = new TopKnnCollector(width, cost + 1);
    leaf.reader().searchNearestVectors(GallerySchema.VECTOR, query, walk, accepted);
    ScoreDoc[] hits = walk.topDocs().scoreDocs;
    if (walk.earlyTerminated() || hits.length < width) {
      LeafScan.run(leaf, query, accepted, shortlist);
      return;
    }
    if (isQuantised(leaf)) {
      LeafScan.run(leaf, query, documents(hits), shortlist);
      return;
    }
    for (ScoreDoc hit : hits) {
      shortlist.add(leaf.docBase + hit.doc, hit.score);
    }
  }

  private static boolean isQuantised(LeafReaderContext leaf) {
    String format =
        leaf.reader()
            .getFieldInfos()
            .fieldInfo(GallerySchema.VECTOR)
            .getAttribute(PerFieldKnnVectorsFormat.PER_FIELD_FORMAT_KEY);
    return !FLOATS.equals(format);
  }

  private static Ascending documents(ScoreDoc[] hits) {
    return new Ascending(Arrays.stream(hits).mapToInt(hit -> hit.doc).toArray());
  }
}
