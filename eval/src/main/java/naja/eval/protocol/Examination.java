package naja.eval.protocol;

import java.util.List;
import naja.eval.metric.Prediction;
import naja.eval.report.EvaluationReport;
import naja.gallery.Gallery;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.identify.Scorer;
import naja.prototype.PrototypeVariant;
import org.jspecify.annotations.Nullable;

/// Puts the queries of a split to the Identifier, several at a time, and reports what it answers.
record Examination(Gallery gallery, Split split) {
  private static final int ANSWERS = 5;

  /// How the Identifier answers in an examination: exactly, so that no number depends on a graph.
  static IdentifierSettings settings(
      Scorer scorer, PrototypeVariant variant, int neighbours, double temperature) {
    var defaults = IdentifierSettings.DEFAULT;
    return new IdentifierSettings(
        scorer,
        variant,
        neighbours,
        temperature,
        ANSWERS,
        defaults.ambiguousMargin(),
        defaults.harmlessMass(),
        true);
  }

  /// Examines the gallery.
  ///
  /// @param k the voters to report; null where none vote
  /// @throws IllegalArgumentException if the split asks about nothing
  EvaluationReport run(
      String protocol, String variant, @Nullable Integer k, IdentifierSettings settings) {
    var manifest = gallery.manifest();
    var origin =
        new EvaluationReport.Origin(
            protocol,
            variant,
            split.code(),
            manifest.encoder().encoderId(),
            manifest.generation(),
            split.drawnWith(),
            k);
    return EvaluationReport.of(origin, predictions(settings));
  }

  private List<Prediction> predictions(IdentifierSettings settings) {
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
