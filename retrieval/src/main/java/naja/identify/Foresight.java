package naja.identify;

import java.util.IdentityHashMap;
import java.util.List;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.search.GroupedSearch;
import naja.search.NeighbourSearch;
import naja.search.Scope;

/// What several identifiers share about a block of questions that are known beforehand: the
/// neighbours of all of them, searched for together in one pass through the vectors, and the
/// prototype scores of the question that was asked last. Not for several threads.
final class Foresight {
  private final NeighbourSearch neighbours;
  private final IdentityHashMap<PrototypeScores, PrototypeScores> lastScores =
      new IdentityHashMap<>();

  private Foresight(NeighbourSearch neighbours) {
    this.neighbours = neighbours;
  }

  /// Searches for the neighbours.
  ///
  /// @param queries raw embeddings, at least one, each a question of its own
  /// @param observations as many as any of the identifiers looks for
  /// @param scopes of the questions, to be asked with these very objects
  static Foresight of(
      Gallery gallery, List<Embedding> queries, int observations, List<Scope> scopes) {
    int page = GroupedSearch.firstPage(observations);
    return new Foresight(gallery.exactSearch().foreseeing(queries, page, scopes));
  }

  /// What is found for the questions, and searched for where it is another one.
  NeighbourSearch neighbours() {
    return neighbours;
  }

  /// The same scores, computed once for those who ask the same question after each other.
  PrototypeScores scores(PrototypeScores all) {
    return lastScores.computeIfAbsent(all, LastScores::new);
  }
}
