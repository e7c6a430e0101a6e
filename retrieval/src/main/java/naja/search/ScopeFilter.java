package naja.search;

import static naja.gallery.GallerySchema.COUNTRY;
import static naja.gallery.GallerySchema.OBSERVATION;
import static naja.gallery.GallerySchema.TAXON;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import naja.gallery.Taxon;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// A scope as the documents that a search may see.
///
/// What a scope asks of the taxon is answered by the gallery's taxa and becomes a set of taxon ids.
/// Exclusions are looked up and taken out one by one instead of building the set of everything
/// else.
final class ScopeFilter {
  private final @Nullable Weight wanted;
  private final HiddenImages images;
  private final List<Term> excluded;

  private ScopeFilter(@Nullable Weight wanted, HiddenImages images, List<Term> excluded) {
    this.wanted = wanted;
    this.images = images;
    this.excluded = excluded;
  }

  static ScopeFilter of(SearchIndex index, Scope scope) throws IOException {
    return of(index, scope, new HiddenImages(scope.excludedImages()));
  }

  /// The same for one of several scopes that hide the same images.
  ///
  /// @param images those that the scope hides
  static ScopeFilter of(SearchIndex index, Scope scope, HiddenImages images) throws IOException {
    List<Term> excluded = new ArrayList<>();
    scope.excludedObservations().forEach(id -> excluded.add(new Term(OBSERVATION, id)));
    scope.excludedTaxa().forEach(id -> excluded.add(new Term(TAXON, id)));
    return new ScopeFilter(wanted(index, scope), images, List.copyOf(excluded));
  }

  private static @Nullable Weight wanted(SearchIndex index, Scope scope) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    if (restrictsTaxa(scope)) {
      query.add(anyOf(taxonIds(index.taxa().values(), scope)), BooleanClause.Occur.FILTER);
    }
    if (scope.country() != null) {
      Term country = new Term(COUNTRY, scope.country());
      query.add(new TermQuery(country), BooleanClause.Occur.FILTER);
    }
    BooleanQuery built = query.build();
    if (built.clauses().isEmpty()) {
      return null;
    }
    IndexSearcher searcher = new IndexSearcher(index.reader());
    searcher.setQueryCache(null);
    return searcher.createWeight(searcher.rewrite(built), ScoreMode.COMPLETE_NO_SCORES, 1);
  }

  private static boolean restrictsTaxa(Scope scope) {
    return !scope.taxonIds().isEmpty()
        || scope.genus() != null
        || scope.family() != null
        || scope.venomous() != null;
  }

  private static List<String> taxonIds(Collection<Taxon> taxa, Scope scope) {
    Set<String> ids = scope.taxonIds();
    return taxa.stream()
        .filter(taxon -> ids.isEmpty() || ids.contains(taxon.id()))
        .filter(taxon -> scope.genus() == null || scope.genus().equals(taxon.genus()))
        .filter(taxon -> scope.family() == null || scope.family().equals(taxon.family()))
        .filter(taxon -> scope.venomous() == null || scope.venomous() == taxon.venomous())
        .map(Taxon::id)
        .toList();
  }

  private static Query anyOf(List<String> taxonIds) {
    return new TermInSetQuery(TAXON, taxonIds.stream().map(BytesRef::new).toList());
  }

  /// The documents of a segment that may be found.
  AcceptDocs accepted(LeafReaderContext leaf) throws IOException {
    int maxDoc = leaf.reader().maxDoc();
    Bits live = remaining(leaf);
    if (wanted == null) {
      return AcceptDocs.fromLiveDocs(live, maxDoc);
    }
    Scorer scorer = wanted.scorer(leaf);
    DocIdSetIterator documents = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
    return AcceptDocs.fromIteratorSupplier(() -> documents, live, maxDoc);
  }

  private @Nullable Bits remaining(LeafReaderContext leaf) throws IOException {
    Bits others = images.others(leaf);
    return excluded.isEmpty() ? others : AllBut.of(excluded, leaf.reader(), others);
  }
}
