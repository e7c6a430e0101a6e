package naja.eval.protocol;

import java.util.ArrayList;
import java.util.List;
import naja.eval.metric.Answered;
import naja.eval.metric.Prediction;
import naja.eval.report.EvaluationReport;
import naja.eval.split.Split;
import naja.gallery.StoredEmbedding;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.identify.Scorer;
import naja.indexer.ProgressCount;
import naja.prototype.PrototypeVariant;
import org.jspecify.annotations.Nullable;

/// Puts the queries of a split to the Identifier, several at a time, and reports what it answers.
record Examination(Questions questions) {
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
  Examined run(String protocol, String variant, @Nullable Integer k, IdentifierSettings settings) {
    List<List<Answered>> rounds = rounds(questions.data().embeddings(), settings);
    var origin = Origins.of(questions.data(), questions.split(), protocol, variant, k);
    var report = EvaluationReport.ofRounds(origin, rounds, questions.leaks());
    return new Examined(report, rounds.stream().flatMap(List::stream).toList(), questions.leaks());
  }

  private List<List<Answered>> rounds(List<StoredEmbedding> photos, IdentifierSettings settings) {
    Identifier identifier = Identifier.ofEmbeddings(questions.gallery(), settings);
    identifier.prepare();
    Split split = questions.split();
    List<List<Answered>> rounds = new ArrayList<>();
    try (var count = new ProgressCount(questions.progress(), questions.split().asked())) {
      for (int round = 0; round < split.rounds(); round++) {
        List<Query> queries = Query.of(split, round, photos);
        List<Prediction> predictions =
            QueryBlocks.of(queries).parallelStream()
                .map(block -> predict(identifier, block, count))
                .flatMap(List::stream)
                .toList();
        rounds.add(answered(queries, predictions, photos));
      }
    }
    return rounds;
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

  private static List<Prediction> predict(
      Identifier identifier, List<Query> block, ProgressCount count) {
    Identifier foreseeing = QueryBlocks.foreseeing(identifier, block);
    return block.stream()
        .map(query -> {
          Prediction prediction = predict(foreseeing, query);
          count.add();
          return prediction;
        })
        .toList();
  }

  private static Prediction predict(Identifier identifier, Query query) {
    var answer = identifier.identify(List.of(query.photo().embedding()), query.scope());
    return new Prediction(
        query.photo().taxonId(),
        answer.findings().candidates().stream().map(candidate -> candidate.taxon().id()).toList());
  }
}
