package naja.search;

import java.io.IOException;
import java.util.Arrays;
import naja.gallery.GallerySchema;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.knn.KnnSearchStrategy;

/// The search of one segment's graph, which a second walk that sees farther may refine.
///
/// Documents and ordinals of vectors are the same numbers: every document has a vector.
final class SegmentWalk {
  /// Lucene's name of the format without codes.
  private static final String FLOATS = "Lucene99HnswVectorsFormat";

  private final LeafReaderContext leaf;
  private final float[] query;
  private final AcceptDocs accepted;
  private final int candidates;
  private ScoreDoc[] hits = {};

  /// Where the last walk ended.
  private float end = Float.NEGATIVE_INFINITY;

  /// Whether scanning every accepted vector is the cheaper way.
  private boolean scanned;

  SegmentWalk(LeafReaderContext leaf, float[] query, AcceptDocs accepted) throws IOException {
    this.leaf = leaf;
    this.query = query;
    this.accepted = accepted;
    this.candidates = accepted.cost();
  }

  /// How many vectors may be found, deleted ones possibly among them.
  int candidates() {
    return candidates;
  }

  /// Walks, from where the last walk ended.
  void walk(Beam beam) throws IOException {
    if (candidates <= beam.wide()) {
      scanned = true;
      return;
    }
    HorizonCollector found = new HorizonCollector(beam, candidates + 1, strategy());
    leaf.reader().searchNearestVectors(GallerySchema.VECTOR, query, found, accepted);
    hits = found.topDocs().scoreDocs;
    end = found.minCompetitiveSimilarity();
    scanned = found.earlyTerminated() || end == Float.NEGATIVE_INFINITY;
  }

  private KnnSearchStrategy strategy() {
    return hits.length == 0
        ? KnnSearchStrategy.Hnsw.DEFAULT
        : new KnnSearchStrategy.Seeded(documents(), hits.length, KnnSearchStrategy.Hnsw.DEFAULT);
  }

  /// Whether a walk could have found more by seeing as far as a score.
  boolean endsAbove(float score) {
    return !scanned && end > score;
  }

  void offerScores(Horizon horizon) {
    for (ScoreDoc hit : hits) {
      horizon.offer(hit.score);
    }
  }

  /// Hands over what was found, scored by floats.
  void addTo(Shortlist shortlist) throws IOException {
    if (scanned) {
      LeafScan.run(leaf, query, accepted, shortlist);
      return;
    }
    if (isQuantised()) {
      LeafScan.run(leaf, query, documents(), shortlist);
      return;
    }
    for (ScoreDoc hit : hits) {
      shortlist.add(leaf.docBase + hit.doc, hit.score);
    }
  }

  private boolean isQuantised() {
    String format =
        leaf.reader()
            .getFieldInfos()
            .fieldInfo(GallerySchema.VECTOR)
            .getAttribute(PerFieldKnnVectorsFormat.PER_FIELD_FORMAT_KEY);
    return !FLOATS.equals(format);
  }

  private Ascending documents() {
    return new Ascending(Arrays.stream(hits).mapToInt(hit -> hit.doc).toArray());
  }
}
