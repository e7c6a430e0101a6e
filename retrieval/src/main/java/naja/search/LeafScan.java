package naja.search;

import java.io.IOException;
import naja.gallery.GallerySchema;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.VectorScorer;

/// Scores vectors of one segment by their floats, whatever the graph is searched by.
final class LeafScan {
  private LeafScan() {}

  /// Scores every accepted vector.
  static void run(LeafReaderContext leaf, float[] query, AcceptDocs accepted, Shortlist shortlist)
      throws IOException {
    run(leaf, query, accepted.iterator(), shortlist);
  }

  /// Scores the vectors of some documents.
  static void run(
      LeafReaderContext leaf, float[] query, DocIdSetIterator documents, Shortlist shortlist)
      throws IOException {
    FloatVectorValues vectors = leaf.reader().getFloatVectorValues(GallerySchema.VECTOR);
    if (vectors == null) {
      return;
    }
    VectorScorer.Bulk scorer = vectors.rescorer(query).bulk(documents);
    DocAndFloatFeatureBuffer batch = new DocAndFloatFeatureBuffer();
    do {
      scorer.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, null, batch);
      for (int i = 0; i < batch.size; i++) {
        shortlist.add(leaf.docBase + batch.docs[i], batch.features[i]);
      }
    } while (batch.size > 0);
  }
}
