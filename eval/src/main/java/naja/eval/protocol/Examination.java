package naja.eval.protocol;

import java.util.ArrayList;
import java.util.List;
import naja.eval.metric.Answered;
import naja.eval.metric.Prediction;
import naja.eval.report.EvaluationReport;
import naja.gallery.Gallery;
import naja.gallery.StoredEmbedding;
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
  Examined run(String protocol, String variant, @Nullable Integer k, IdentifierSettings settings) {
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
    List<Answered> answers = answers(settings);
    return new Examined(EvaluationReport.of(origin, answers), answers);
  }

  private List<Answered> answers(IdentifierSettings settings) {
    List<StoredEmbedding> photos = gallery.embeddings();
    List<Query> queries = split.queries(photos);
    if (queries.isEmpty()) {
      throw new IllegalArgumentException(
          "split %s finds no photo to ask about in %s: it needs taxa with 2 observations or more"
              .formatted(split.code(), gallery.folder()));
    }
    Identifier identifier = Identifier.ofEmbeddings(gallery, settings);
    identifier.prepare();
    List<Prediction> predictions =
        queries.parallelStream().map(query -> predict(identifier, query)).toList();
    return answered(queries, predictions, photos);
  }

  /// Queries with their predictions, one by one.
  static List<Answered> answered(
      List<Query> queries, List<Prediction> predictions, List<StoredEmbedding> photos) {
    ReferenceCounts references = new ReferenceCounts(photos);
    List<Answered> answers = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      Query query = queries.get(i);
      answers.add(
          new Answered(
              query.photo().imageId(),
              query.photo().observationId(),
              predictions.get(i),
              references.of(query)));
    }
    return answers;
  }

  private static Prediction predict(Identifier identifier, Query query) {
    var answer = identifier.identify(List.of(query.photo().embedding()), query.scope());
    return new Prediction(
        query.photo().taxonId(),
        answer.findings().candidates().stream().map(candidate -> candidate.taxon().id()).toList());
  }
}
