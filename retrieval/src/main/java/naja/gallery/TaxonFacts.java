package naja.gallery;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.BytesRef;

/// What the gallery knows about each taxon. Every photo carries the facts that were known when it
/// was written; the latest generation wins, then the smallest image id.
final class TaxonFacts {
  private final Map<String, Source> sources = new HashMap<>();

  private TaxonFacts() {}

  /// The document whose facts win so far.
  private record Source(int document, long generation, BytesRef image) {
    boolean yieldsTo(long otherGeneration, BytesRef otherImage) {
      return otherGeneration > generation
          || (otherGeneration == generation && otherImage.compareTo(image) < 0);
    }
  }

  /// What the gallery knows about a taxon, and the photo that says so.
  ///
  /// @param generation in which that photo was written
  record Fact(Taxon taxon, long generation, String imageId) {}

  static SortedMap<String, Taxon> read(IndexReader reader) throws IOException {
    SortedMap<String, Taxon> taxa = new TreeMap<>();
    facts(reader).forEach((id, fact) -> taxa.put(id, fact.taxon()));
    return Collections.unmodifiableSortedMap(taxa);
  }

  static Map<String, Fact> facts(IndexReader reader) throws IOException {
    TaxonFacts facts = new TaxonFacts();
    for (LeafReaderContext leaf : reader.leaves()) {
      facts.collect(leaf);
    }
    Map<String, Fact> known = HashMap.newHashMap(facts.sources.size());
    StoredFields stored = reader.storedFields();
    for (Map.Entry<String, Source> entry : facts.sources.entrySet()) {
      Source source = entry.getValue();
      Taxon taxon = PhotoDocument.taxon(stored.document(source.document()));
      known.put(
          entry.getKey(), new Fact(taxon, source.generation(), source.image().utf8ToString()));
    }
    return known;
  }

  private void collect(LeafReaderContext leaf) throws IOException {
    LeafReader reader = leaf.reader();
    SortedDocValues taxon = DocValues.getSorted(reader, GallerySchema.TAXON);
    NumericDocValues generation = DocValues.getNumeric(reader, GallerySchema.GENERATION);
    BinaryDocValues image = DocValues.getBinary(reader, GallerySchema.IMAGE);
    Source[] best = new Source[taxon.getValueCount()];
    var live = reader.getLiveDocs();
    for (int doc = 0; doc < reader.maxDoc(); doc++) {
      if ((live == null || live.get(doc))
          && taxon.advanceExact(doc)
          && generation.advanceExact(doc)
          && image.advanceExact(doc)) {
        int ord = taxon.ordValue();
        Source source = best[ord];
        if (source == null || source.yieldsTo(generation.longValue(), image.binaryValue())) {
          best[ord] = source(leaf, doc, generation, image);
        }
      }
    }
    merge(taxon, best);
  }

  private static Source source(
      LeafReaderContext leaf, int doc, NumericDocValues generation, BinaryDocValues image)
      throws IOException {
    return new Source(
        leaf.docBase + doc, generation.longValue(), BytesRef.deepCopyOf(image.binaryValue()));
  }

  private void merge(SortedDocValues taxon, Source[] best) throws IOException {
    for (int ord = 0; ord < best.length; ord++) {
      if (best[ord] != null) {
        sources.merge(
            taxon.lookupOrd(ord).utf8ToString(),
            best[ord],
            (old, other) -> old.yieldsTo(other.generation(), other.image()) ? other : old);
      }
    }
  }
}
