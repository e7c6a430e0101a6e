package naja.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import naja.gallery.GallerySchema;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;

/// Puts documents in their final order: one and the same arithmetic for every vector, whichever
/// search found it, and ties by image id.
final class Ranking {
  private static final Comparator<Neighbour> ORDER =
      Comparator.comparingDouble(Neighbour::similarity)
          .reversed()
          .thenComparing(Neighbour::imageId);

  private Ranking() {}

  /// The k nearest of some documents.
  ///
  /// @param documents in ascending order
  static List<Neighbour> nearest(IndexReader reader, int[] documents, float[] query, int k)
      throws IOException {
    List<Neighbour> neighbours = new ArrayList<>(documents.length);
    int next = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      int first = next;
      while (next < documents.length && documents[next] < end) {
        next++;
      }
      if (first < next) {
        resolve(leaf, documents, first, next, query, neighbours);
      }
    }
    neighbours.sort(ORDER);
    return List.copyOf(neighbours.subList(0, Math.min(k, neighbours.size())));
  }

  private static void resolve(
      LeafReaderContext leaf,
      int[] documents,
      int first,
      int end,
      float[] query,
      List<Neighbour> neighbours)
      throws IOException {
    LeafReader reader = leaf.reader();
    FloatVectorValues vectors = reader.getFloatVectorValues(GallerySchema.VECTOR);
    var ordinals = vectors.iterator();
    BinaryDocValues image = DocValues.getBinary(reader, GallerySchema.IMAGE);
    SortedDocValues observation = DocValues.getSorted(reader, GallerySchema.OBSERVATION);
    SortedDocValues taxon = DocValues.getSorted(reader, GallerySchema.TAXON);
    for (int i = first; i < end; i++) {
      int doc = documents[i] - leaf.docBase;
      ordinals.advance(doc);
      image.advanceExact(doc);
      observation.advanceExact(doc);
      taxon.advanceExact(doc);
      neighbours.add(
          new Neighbour(
              image.binaryValue().utf8ToString(),
              observation.lookupOrd(observation.ordValue()).utf8ToString(),
              taxon.lookupOrd(taxon.ordValue()).utf8ToString(),
              cosine(query, vectors.vectorValue(ordinals.index()))));
    }
  }

  /// Added up in double precision and in one order: Lucene's sums of floats differ in the last
  /// digits between interpreted and compiled code.
  private static double cosine(float[] query, float[] vector) {
    double even = 0;
    double odd = 0;
    int pairs = query.length & ~1;
    for (int i = 0; i < pairs; i += 2) {
      even += (double) query[i] * vector[i];
      odd += (double) query[i + 1] * vector[i + 1];
    }
    if (pairs < query.length) {
      even += (double) query[pairs] * vector[pairs];
    }
    return Math.clamp(even + odd, -1.0, 1.0);
  }
}
