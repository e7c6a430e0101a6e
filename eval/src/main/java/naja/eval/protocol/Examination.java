package naja.eval.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import naja.eval.metric.Answered;
import naja.eval.metric.Prediction;
import naja.eval.report.EvaluationReport;
import naja.gallery.StoredEmbedding;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.identify.Scorer;
import naja.prototype.PrototypeVariant;
import org.jspecify.annotations.Nullable;

/// Asks the queries of a split as one protocol has it, and reports what the Identifier answers.
/// Only the taxa of an answer are looked at, so that nothing is fitted for it.
final class Examination implements Interrogation.Asker {
  private static final int ANSWERS = 5;

  private final GalleryProtocol protocol;
  private final Interrogation interrogation;
  private final Identifier identifier;
  private final @Nullable Prediction[] predictions;

  Examination(GalleryProtocol protocol, Interrogation interrogation) {
    this.protocol = protocol;
    this.interrogation = interrogation;
    identifier =
        interrogation
            .identifier(protocol.settings())
            .with(Optional.empty(), OptionalDouble.empty());
    predictions = new Prediction[interrogation.size()];
  }

  /// Examines a gallery by several protocols together.
  static List<Examined> of(Questions questions, List<GalleryProtocol> protocols) {
    Interrogation interrogation = new Interrogation(questions);
    List<Examination> examinations =
        protocols.stream().map(protocol -> new Examination(protocol, interrogation)).toList();
    interrogation.ask(examinations);
    return examinations.stream().map(Examination::examined).toList();
  }

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

  @Override
  public Identifier identifier() {
    return identifier;
  }

  @Override
  public void ask(int place, Query query, Identifier foreseeing) {
    var answer = foreseeing.identify(List.of(query.photo().embedding()), query.scope());
    predictions[place] =
        new Prediction(
            query.photo().taxonId(),
            answer.findings().candidates().stream()
                .map(candidate -> candidate.taxon().id())
                .toList());
  }

  /// What was answered, once every query has been asked.
  Examined examined() {
    Questions questions = interrogation.questions();
    List<Prediction> given = Arrays.stream(predictions).map(Objects::requireNonNull).toList();
    List<List<Prediction>> byRound = interrogation.byRound(given);
    List<List<Answered>> answers = new ArrayList<>();
    for (int round = 0; round < byRound.size(); round++) {
      answers.add(
          answered(interrogation.rounds().get(round), byRound.get(round), interrogation.photos()));
    }
    var report = EvaluationReport.ofRounds(protocol.origin(questions), answers, questions.leaks());
    return new Examined(report, answers.stream().flatMap(List::stream).toList(), questions.leaks());
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
}
