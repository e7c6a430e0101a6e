package naja.identify;

import java.util.List;
import naja.encoder.Embedding;
import naja.prototype.TaxonScore;
import naja.search.Scope;
import org.jspecify.annotations.Nullable;

/// Remembers the scores of the last question, which several identifiers ask one after another. Not
/// for several threads.
final class LastScores implements PrototypeScores {
  private final PrototypeScores all;
  private @Nullable Last last;

  private record Last(Embedding query, Scope scope, List<TaxonScore> scores) {
    /// Scopes may hide many photos: the same one is told by its identity.
    @SuppressWarnings("ReferenceEquality")
    boolean isFor(Embedding otherQuery, Scope otherScope) {
      return scope == otherScope && query.equals(otherQuery);
    }
  }

  LastScores(PrototypeScores all) {
    this.all = all;
  }

  @Override
  public List<TaxonScore> of(Embedding query, Scope scope) {
    Last known = last;
    if (known == null || !known.isFor(query, scope)) {
      known = new Last(query, scope, all.of(query, scope));
      last = known;
    }
    return known.scores;
  }
}
