package naja.identify;

import java.util.List;
import naja.encoder.Embedding;
import naja.prototype.TaxonScore;
import naja.search.Scope;

/// How like a query is to the prototypes of what a scope leaves of the references.
interface PrototypeScores {
  /// Every taxon that keeps a photo, best first.
  List<TaxonScore> of(Embedding query, Scope scope);
}
