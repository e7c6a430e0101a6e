package naja.gallery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Counts what a gallery holds of each taxon and from each country, in one pass over the ids.
final class HoldingsCount {
  private static final int SAMPLES = 12;

  private final Map<String, Growing> growing = new HashMap<>();

  private HoldingsCount() {}

  static SortedMap<String, TaxonHoldings> of(IndexReader reader) throws IOException {
    var count = new HoldingsCount();
    for (LeafReaderContext leaf : reader.leaves()) {
      count.read(leaf.reader());
    }
    SortedMap<String, TaxonHoldings> holdings = new TreeMap<>();
    count.growing.forEach((taxon, found) -> holdings.put(taxon, found.done()));
    return holdings;
  }

  private void read(LeafReader leaf) throws IOException {
    BinaryDocValues image = DocValues.getBinary(leaf, GallerySchema.IMAGE);
    SortedDocValues observation = DocValues.getSorted(leaf, GallerySchema.OBSERVATION);
    SortedDocValues taxon = DocValues.getSorted(leaf, GallerySchema.TAXON);
    Bits live = leaf.getLiveDocs();
    for (int doc = 0; doc < leaf.maxDoc(); doc++) {
      if ((live == null || live.get(doc))
          && image.advanceExact(doc)
          && observation.advanceExact(doc)
          && taxon.advanceExact(doc)) {
        growing
            .computeIfAbsent(taxon.lookupOrd(taxon.ordValue()).utf8ToString(), _ -> new Growing())
            .add(observation.lookupOrd(observation.ordValue()).utf8ToString(), image.binaryValue());
      }
    }
  }

  /// Photos by taxon, without reading anything but what their taxon is.
  static SortedMap<String, Integer> photosByTaxon(IndexReader reader) throws IOException {
    SortedMap<String, Integer> photos = new TreeMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      SortedDocValues taxon = DocValues.getSorted(leaf.reader(), GallerySchema.TAXON);
      int[] counts = new int[taxon.getValueCount()];
      Bits live = leaf.reader().getLiveDocs();
      while (taxon.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        counts[taxon.ordValue()] += live == null || live.get(taxon.docID()) ? 1 : 0;
      }
      for (int ord = 0; ord < counts.length; ord++) {
        if (counts[ord] > 0) {
          photos.merge(taxon.lookupOrd(ord).utf8ToString(), counts[ord], Integer::sum);
        }
      }
    }
    return photos;
  }

  /// Photos by country, without those that are of none.
  static SortedMap<String, Integer> countries(IndexReader reader) throws IOException {
    SortedMap<String, Integer> countries = new TreeMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(GallerySchema.COUNTRY);
      if (terms != null) {
        count(terms.iterator(), leaf.reader().getLiveDocs(), countries);
      }
    }
    return countries;
  }

  private static void count(TermsEnum terms, @Nullable Bits live, Map<String, Integer> countries)
      throws IOException {
    for (BytesRef term = terms.next(); term != null; term = terms.next()) {
      PostingsEnum photos = terms.postings(null, PostingsEnum.NONE);
      int count = 0;
      for (int doc = photos.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; ) {
        count += live == null || live.get(doc) ? 1 : 0;
        doc = photos.nextDoc();
      }
      if (count > 0) {
        countries.merge(term.utf8ToString(), count, Integer::sum);
      }
    }
  }

  /// The photos of one taxon so far.
  private static final class Growing {
    private final Set<String> observations = new HashSet<>();

    /// The first photos of their observations, and others to fill up with.
    private final List<String> firsts = new ArrayList<>();

    private final List<String> others = new ArrayList<>();
    private int photos;

    void add(String observation, BytesRef image) {
      photos++;
      List<String> list = observations.add(observation) ? firsts : others;
      if (list.size() < SAMPLES) {
        list.add(image.utf8ToString());
      }
    }

    TaxonHoldings done() {
      List<String> samples = new ArrayList<>(firsts);
      samples.addAll(others.subList(0, Math.min(others.size(), SAMPLES - firsts.size())));
      return new TaxonHoldings(photos, observations.size(), samples);
    }
  }
}
