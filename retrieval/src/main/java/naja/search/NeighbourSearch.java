package naja.search;

import java.util.List;
import naja.encoder.Embedding;

/// Finds the reference photos nearest to an embedding.
public interface NeighbourSearch {
  /// At most `k` neighbours inside the scope, by descending similarity, then ascending image id.
  ///
  /// @param query raw embedding of the gallery's dimension, not a zero vector
  /// @param k 1 to 10,000
  List<Neighbour> nearest(Embedding query, int k, Scope scope);
}
