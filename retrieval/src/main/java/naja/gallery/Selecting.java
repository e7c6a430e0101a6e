package naja.gallery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;

/// Finds photos by their ids.
final class Selecting {
  private Selecting() {}

  /// The image ids of the photos that a query matches, ascending.
  static List<String> images(IndexReader reader, Query query) throws IOException {
    List<String> images = new ArrayList<>();
    each(reader, query, images::add);
    Collections.sort(images);
    return images;
  }

  static void each(IndexReader reader, Consumer<String> consumer) throws IOException {
    each(reader, MatchAllDocsQuery.INSTANCE, consumer);
  }

  private static void each(IndexReader reader, Query query, Consumer<String> consumer)
      throws IOException {
    IndexSearcher searcher = new IndexSearcher(reader);
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : reader.leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        each(leaf, scorer.iterator(), consumer);
      }
    }
  }

  private static void each(
      LeafReaderContext leaf, DocIdSetIterator documents, Consumer<String> consumer)
      throws IOException {
    BinaryDocValues images = DocValues.getBinary(leaf.reader(), GallerySchema.IMAGE);
    var live = leaf.reader().getLiveDocs();
    while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      int document = documents.docID();
      if ((live == null || live.get(document)) && images.advanceExact(document)) {
        consumer.accept(images.binaryValue().utf8ToString());
      }
    }
  }

  /// The ids of a selection that no photo carries, each after the name of its field.
  static List<String> unknown(IndexReader reader, PhotoSelection selection) throws IOException {
    IndexSearcher searcher = new IndexSearcher(reader);
    List<String> unknown = new ArrayList<>();
    for (Map.Entry<String, Set<String>> field : selection.byField().entrySet()) {
      for (String id : new TreeSet<>(field.getValue())) {
        if (searcher.count(new TermQuery(new Term(field.getKey(), id))) == 0) {
          unknown.add(field.getKey() + " " + id);
        }
      }
    }
    return unknown;
  }
}
