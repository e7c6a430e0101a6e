package naja.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import naja.encoder.Embedding;
import naja.gallery.GalleryException;
import naja.gallery.GallerySchema;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// Exact search for a block of queries in one pass through the vectors: what [ExactSearch] finds
/// for each of them, to the last bit.
final class BlockSearch {
  private final SearchIndex index;
  private final int k;
  private final List<Scope> scopes;
  private final List<float[]> vectors;
  private final QueryBlock block;
  private final List<Shortlist> shortlists;
  private final float[] floors;

  /// What each query may find, one filter for all that share a scope.
  private final List<ScopeFilter> filters = new ArrayList<>();

  /// @param queries at least one
  /// @param scopes one per query
  BlockSearch(SearchIndex index, List<Embedding> queries, int k, List<Scope> scopes)
      throws IOException {
    this.index = index;
    this.k = k;
    this.scopes = scopes;
    vectors = queries.stream().map(query -> index.query(query, k)).toList();
    block = new QueryBlock(vectors);
    shortlists = vectors.stream().map(_ -> new Shortlist(k, 2 * block.error())).toList();
    floors = new float[vectors.size()];
    Arrays.fill(floors, Float.NEGATIVE_INFINITY);
    IdentityHashMap<Scope, ScopeFilter> made = new IdentityHashMap<>();
    IdentityHashMap<Set<String>, HiddenImages> hidden = new IdentityHashMap<>();
    for (Scope scope : scopes) {
      ScopeFilter filter = made.get(scope);
      if (filter == null) {
        HiddenImages images = hidden.computeIfAbsent(scope.excludedImages(), HiddenImages::new);
        filter = ScopeFilter.of(index, scope, images);
        made.put(scope, filter);
      }
      filters.add(filter);
    }
  }

  /// The neighbours of every query.
  static List<List<Neighbour>> nearest(
      SearchIndex index, List<Embedding> queries, int k, List<Scope> scopes) {
    try {
      return new BlockSearch(index, queries, k, scopes).nearest();
    } catch (IOException e) {
      throw GalleryException.failed("search gallery", index.folder(), e);
    }
  }

  private List<List<Neighbour>> nearest() throws IOException {
    for (LeafReaderContext leaf : index.reader().leaves()) {
      scan(leaf);
    }
    List<List<Neighbour>> found = new ArrayList<>(vectors.size());
    for (int query = 0; query < vectors.size(); query++) {
      int[] documents = shortlists.get(query).documents();
      found.add(Ranking.nearest(index.reader(), documents, vectors.get(query), k));
    }
    return found;
  }

  private void scan(LeafReaderContext leaf) throws IOException {
    FloatVectorValues values = leaf.reader().getFloatVectorValues(GallerySchema.VECTOR);
    if (values == null) {
      return;
    }
    List<@Nullable Bits> accepted = accepted(leaf);
    int[] documents = new int[QueryBlock.TILE];
    for (int from = 0; from < values.size(); from += QueryBlock.TILE) {
      int count = Math.min(QueryBlock.TILE, values.size() - from);
      for (int i = 0; i < count; i++) {
        documents[i] = values.ordToDoc(from + i);
        block.put(i, values.vectorValue(from + i));
      }
      block.compare(
          count,
          floors,
          (query, vector, cosine) -> {
            Bits seen = accepted.get(query);
            if (seen == null || seen.get(documents[vector])) {
              Shortlist shortlist = shortlists.get(query);
              shortlist.add(leaf.docBase + documents[vector], cosine);
              floors[query] = shortlist.threshold();
            }
          });
    }
  }

  private List<@Nullable Bits> accepted(LeafReaderContext leaf) throws IOException {
    IdentityHashMap<ScopeFilter, @Nullable Bits> made = new IdentityHashMap<>();
    List<@Nullable Bits> accepted = new ArrayList<>(scopes.size());
    for (ScopeFilter filter : filters) {
      if (!made.containsKey(filter)) {
        made.put(filter, filter.accepted(leaf).bits());
      }
      accepted.add(made.get(filter));
    }
    return accepted;
  }
}
