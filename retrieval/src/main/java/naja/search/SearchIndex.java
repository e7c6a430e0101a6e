package naja.search;

import java.nio.file.Path;
import java.util.Map;
import naja.encoder.Embedding;
import naja.gallery.Taxon;
import naja.gallery.UnitVector;
import org.apache.lucene.index.IndexReader;

/// What a search reads: one commit of a gallery's index.
///
/// @param folder the gallery's folder, for messages
/// @param dimension of every vector in the index
/// @param taxa every taxon by id
public record SearchIndex(Path folder, IndexReader reader, int dimension, Map<String, Taxon> taxa) {
  /// The largest k.
  static final int MAX_NEIGHBOURS = 10_000;

  /// The query as the index holds its vectors.
  ///
  /// @throws IllegalArgumentException if the query or k is out of range
  float[] query(Embedding query, int k) {
    if (k < 1 || k > MAX_NEIGHBOURS) {
      throw new IllegalArgumentException(
          "k must be between 1 and " + MAX_NEIGHBOURS + ", got " + k);
    }
    if (query.dimension() != dimension) {
      throw new IllegalArgumentException(
          "the query has dimension %d, gallery %s has %d"
              .formatted(query.dimension(), folder, dimension));
    }
    return UnitVector.of(query).toArray();
  }
}
