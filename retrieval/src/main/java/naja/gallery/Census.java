package naja.gallery;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/// Counts what a gallery holds; deleted documents do not count.
record Census(int photos, int observations, int taxa) {
  static Census of(IndexReader reader) throws IOException {
    return new Census(
        reader.numDocs(),
        distinct(reader, GallerySchema.OBSERVATION),
        distinct(reader, GallerySchema.TAXON));
  }

  private static int distinct(IndexReader reader, String field) throws IOException {
    SortedDocValues values = MultiDocValues.getSortedValues(reader, field);
    if (values == null) {
      return 0;
    }
    Bits live = MultiBits.getLiveDocs(reader);
    if (live == null) {
      return values.getValueCount();
    }
    FixedBitSet seen = new FixedBitSet(values.getValueCount());
    for (int doc = values.nextDoc(); doc != SortedDocValues.NO_MORE_DOCS; doc = values.nextDoc()) {
      if (live.get(doc)) {
        seen.set(values.ordValue());
      }
    }
    return seen.cardinality();
  }
}
