package naja.eval.protocol;

import java.util.List;
import naja.eval.metric.Prediction;
import naja.gallery.Gallery;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;

/// Puts the queries of a split to the Identifier, several at a time.
///
/// @param settings how the Identifier answers; exact, so that a report does not depend on a graph
record Examination(Gallery gallery, IdentifierSettings settings) {
  /// The answers that a report ranks.
  static final int ANSWERS = 5;

  /// One prediction per query, in order.
  ///
  /// @throws IllegalArgumentException if the split asks about nothing
  List<Prediction> predictions(Split split) {
    List<Query> queries = split.queries(gallery.embeddings());
    if (queries.isEmpty()) {
      throw new IllegalArgumentException(
          "split %s finds no photo to ask about in %s: it needs taxa with 2 observations or more"
              .formatted(split.code(), gallery.folder()));
    }
    Identifier identifier = Identifier.ofEmbeddings(gallery, settings);
    identifier.prepare();
    return queries.parallelStream().map(query -> predict(identifier, query)).toList();
  }

  private static Prediction predict(Identifier identifier, Query query) {
    var answer = identifier.identify(List.of(query.photo().embedding()), query.scope());
    return new Prediction(
        query.photo().taxonId(),
        answer.findings().candidates().stream().map(candidate -> candidate.taxon().id()).toList());
  }
}
