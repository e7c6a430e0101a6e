package naja.search;

import java.io.IOException;
import naja.gallery.GallerySchema;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.VectorScorer;

/// Scores every accepted vector of one segment.
final class LeafScan {
  private LeafScan() {}

  static void run(LeafReaderContext leaf, float[] query, AcceptDocs accepted, Shortlist shortlist)
      throws IOException {
    FloatVectorValues vectors = leaf.reader().getFloatVectorValues(GallerySchema.VECTOR);
    if (vectors == null) {
      return;
    }
    VectorScorer.Bulk scorer = vectors.scorer(query).bulk(accepted.iterator());
    DocAndFloatFeatureBuffer batch = new DocAndFloatFeatureBuffer();
    do {
      scorer.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, null, batch);
      for (int i = 0; i < batch.size; i++) {
        shortlist.add(leaf.docBase + batch.docs[i], batch.features[i]);
      }
    } while (batch.size > 0);
  }
}
