package naja.gallery;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.store.DataAccessHint;
import org.apache.lucene.util.Bits;

/// Reads the raw embeddings of one segment from its first document to its last.
final class EmbeddingReader {
  private EmbeddingReader() {}

  static void read(LeafReader leaf, Consumer<StoredEmbedding> consumer) throws IOException {
    FloatVectorValues vectors =
        leaf.getFloatVectorValues(GallerySchema.VECTOR, DataAccessHint.SEQUENTIAL);
    if (vectors == null) {
      return;
    }
    BinaryDocValues image = DocValues.getBinary(leaf, GallerySchema.IMAGE);
    SortedDocValues observation = DocValues.getSorted(leaf, GallerySchema.OBSERVATION);
    SortedDocValues taxon = DocValues.getSorted(leaf, GallerySchema.TAXON);
    NumericDocValues norm = DocValues.getNumeric(leaf, GallerySchema.NORM);
    Bits live = leaf.getLiveDocs();
    DocIndexIterator documents = vectors.iterator();
    while (documents.nextDoc() != DocIndexIterator.NO_MORE_DOCS) {
      int doc = documents.docID();
      if ((live == null || live.get(doc))
          && image.advanceExact(doc)
          && observation.advanceExact(doc)
          && taxon.advanceExact(doc)
          && norm.advanceExact(doc)) {
        consumer.accept(
            new StoredEmbedding(
                image.binaryValue().utf8ToString(),
                observation.lookupOrd(observation.ordValue()).utf8ToString(),
                taxon.lookupOrd(taxon.ordValue()).utf8ToString(),
                UnitVector.raw(
                    vectors.vectorValue(documents.index()),
                    Double.longBitsToDouble(norm.longValue()))));
      }
    }
  }
}
