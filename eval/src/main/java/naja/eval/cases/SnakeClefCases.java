package naja.eval.cases;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import naja.eval.dataset.ClassIndex;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.Matrix;
import naja.eval.dataset.TaxonOrder;
import naja.eval.metric.ClassScores;
import naja.eval.metric.Prediction;
import naja.eval.metric.SnakeClef;
import naja.eval.probe.LabelledRows;
import naja.eval.probe.LinearModel;
import naja.eval.probe.LogisticRegression;
import naja.eval.protocol.FeatureMap;
import naja.eval.protocol.Observations;

/// `/snakeclef`: Track 1 and Track 2 of a logistic regression on normalised embeddings (C = 1), per
/// photo, per observation under every rule, and with class positions submitted as ids.
final class SnakeClefCases implements CaseProvider {
  @Override
  public String name() {
    return "SnakeCLEF tracks";
  }

  @Override
  public void answer(CaseFolder folder, CaseAnswers answers) {
    Set<String> venomous = folder.venomous();
    answers.putTaxa("/snakeclef/venomous_class_ids", List.copyOf(venomous));
    Run run = Run.of(folder);
    put("/snakeclef/image_level_logreg_l2n_C1", run.photos(), venomous, answers);
    Map<String, List<Prediction>> rules = run.observations();
    rules.forEach((rule, predictions) ->
        put("/snakeclef/observation_level_logreg_l2n_C1/" + rule, predictions, venomous, answers));
    List<Prediction> mode = run.mode();
    String bug = "/snakeclef/label_index_bug/";
    put(bug + "correct", mode, venomous, answers);
    put(
        bug + "bug_index_sorted_by_class_id",
        positions(mode, folder.classes().taxonIds()),
        venomous,
        answers);
    put(
        bug + "bug_index_sorted_by_frequency_desc_then_class_id",
        positions(mode, byFrequency(folder.train().taxonIds())),
        venomous,
        answers);
  }

  private static void put(
      String at, List<Prediction> predictions, Set<String> venomous, CaseAnswers answers) {
    SnakeClef scores = SnakeClef.of(predictions, venomous);
    answers.put(at + "/n", scores.n());
    answers.put(at + "/n_harmless", scores.confusion().harmless());
    answers.put(at + "/n_venomous", scores.confusion().venomous());
    answers.put(at + "/f1_macro_pct", scores.roundedMacroF1());
    answers.put(at + "/f1_macro_unrounded", scores.macroF1());
    answers.put(at + "/accuracy_pct", scores.roundedAccuracy());
    answers.put(at + "/psc_pct_hh_hv_vh_vv", scores.roundedPercentages());
    answers.put(at + "/psc_counts_hh_hv_vh_vv", scores.confusion().counts());
    answers.put(at + "/track1", scores.track1());
    answers.put(at + "/track1_without_intermediate_rounding", scores.track1Unrounded());
    answers.put(at + "/track2", scores.track2());
  }

  /// The published mistake: a class's position in place of its id.
  private static List<Prediction> positions(List<Prediction> predictions, List<String> order) {
    Map<String, String> positions =
        IntStream.range(0, order.size())
            .boxed()
            .collect(Collectors.toMap(order::get, i -> Integer.toString(i)));
    return predictions.stream()
        .map(prediction ->
            new Prediction(
                prediction.truth(),
                prediction.ranked().stream().map(id -> positions.getOrDefault(id, id)).toList()))
        .toList();
  }

  private static List<String> byFrequency(List<String> labels) {
    Map<String, Long> counts =
        labels.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Comparator<String> rarestFirst = Comparator.comparing(id -> counts.getOrDefault(id, 0L));
    return counts.keySet().stream()
        .sorted(rarestFirst.reversed().thenComparing(TaxonOrder.ASCENDING))
        .toList();
  }

  /// The fitted model and the test photos that it is put to.
  private record Run(ClassIndex classes, LinearModel model, LabelledEmbeddings test) {
    static Run of(CaseFolder folder) {
      LabelledEmbeddings train = FeatureMap.l2n().of(folder.train());
      ClassIndex classes = folder.classes();
      LabelledRows rows =
          new LabelledRows(
              rowsOf(train.vectors()), classes.columns(train.taxonIds()), classes.size());
      return new Run(classes, LogisticRegression.converged(1).fit(rows).model(), folder.test());
    }

    List<Prediction> photos() {
      return predictions(logits(test.vectors()), test.taxonIds());
    }

    List<Prediction> mode() {
      return observed().mode(photos(), Observations.Tie.FIRST_TIED_MET);
    }

    Map<String, List<Prediction>> observations() {
      Observations observed = observed();
      List<String> truths = observed.first(test.taxonIds());
      Matrix logits = logits(test.vectors());
      Matrix probabilities = ClassScores.softmax(logits);
      Matrix unit = FeatureMap.l2n().of(test.vectors());
      Map<String, List<Prediction>> rules = new LinkedHashMap<>();
      rules.put("first_image", observed.first(photos()));
      rules.put("mode_first_image_tiebreak", mode());
      rules.put("mean_probability", predictions(observed.mean(probabilities), truths));
      rules.put("max_probability", predictions(observed.max(probabilities), truths));
      rules.put("mean_logit", predictions(observed.mean(logits), truths));
      rules.put(
          "mean_raw_embedding_then_l2n",
          predictions(logits(observed.mean(test.vectors())), truths));
      rules.put("mean_l2n_embedding_then_l2n", predictions(logits(observed.mean(unit)), truths));
      return rules;
    }

    private Observations observed() {
      return Observations.of(test.observationIds());
    }

    private Matrix logits(Matrix embeddings) {
      return Matrix.ofRows(model.scores(rowsOf(FeatureMap.l2n().of(embeddings))));
    }

    private List<Prediction> predictions(Matrix scores, List<String> truths) {
      return new ClassScores(classes, scores).predictions(truths, 1);
    }

    private static double[][] rowsOf(Matrix matrix) {
      return IntStream.range(0, matrix.rows()).mapToObj(matrix::row).toArray(double[][]::new);
    }
  }
}
