package naja.eval.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import naja.calibration.FeatureScaling;
import naja.eval.dataset.ClassIndex;
import naja.eval.dataset.Matrix;
import naja.eval.metric.ClassScores;
import naja.eval.metric.Prediction;
import naja.eval.probe.FeatureVariant;
import naja.eval.probe.LabelledRows;
import naja.eval.probe.LogisticRegression;
import naja.eval.probe.RegressionSweep;

/// `/logistic_regression` and the columns `logreg_…`.
final class RegressionCases implements CaseProvider {
  private static final String AT = "/logistic_regression/";
  private static final List<Double> SWEEP = List.of(1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0);

  private static final Map<String, Variant> VARIANTS =
      Map.of(
          "l2n_C1", new Variant(FeatureVariant.L2N, 1),
          "std_C1", new Variant(FeatureVariant.STD, 1),
          "raw_C1", new Variant(FeatureVariant.RAW, 1),
          "cl2n_C1", new Variant(FeatureVariant.CL2N, 1),
          "l2n_C100", new Variant(FeatureVariant.L2N, 100),
          "l2n_C0.01", new Variant(FeatureVariant.L2N, 0.01));

  private record Variant(FeatureVariant features, double c) {}

  @Override
  public String name() {
    return "logistic regression";
  }

  @Override
  public void answer(CaseFolder folder, CaseAnswers answers) {
    VARIANTS.forEach((name, variant) -> answer(folder, answers, name, variant));
    sweep(folder, answers);
  }

  private static void answer(CaseFolder folder, CaseAnswers answers, String name, Variant variant) {
    ClassIndex classes = folder.classes();
    LabelledRows train = LabelledRows.of(folder.train(), classes);
    LabelledRows test = LabelledRows.of(folder.test(), classes);
    FeatureScaling scaling = variant.features.fit(train.features());
    LabelledRows features = train.with(FeatureVariant.apply(scaling, train.features()));
    var model = LogisticRegression.converged(variant.c).fit(features).model();
    double[][] probabilities = model.probabilities(FeatureVariant.apply(scaling, test.features()));
    List<Prediction> predictions =
        new ClassScores(classes, Matrix.ofRows(probabilities))
            .predictions(folder.test().taxonIds(), 5);
    double[] ofTrue = ofTrue(probabilities, test);
    answers.putClassification(AT + name, predictions);
    answers.putTopK(AT + name, predictions);
    answers.putColumn("logreg_" + name, predictions);
    answers.put(AT + name + "/log_loss", -Arrays.stream(ofTrue).map(Math::log).average().orElse(0));
    answers.put(AT + name + "/weight_sq_norm", model.squaredNorm());
    answers.put(AT + name + "/intercept_centred_first5", Arrays.copyOf(model.bias(), 5));
    answers.put(AT + name + "/train_accuracy", features.accuracy(model));
    answers.put(AT + name + "/first5_probabilities", Arrays.copyOf(probabilities, 5));
    answers.put(AT + name + "/first5_prob_of_true", Arrays.copyOf(ofTrue, 5));
  }

  private static void sweep(CaseFolder folder, CaseAnswers answers) {
    LabelledRows train = LabelledRows.of(folder.train(), folder.classes());
    int[] left = folder.table("dinov2_finetune_rows.csv").integers("row");
    RegressionSweep sweep = RegressionSweep.over(SWEEP, train.without(left), train.at(left));
    for (int i = 0; i < SWEEP.size(); i++) {
      String at = AT + "dinov2_selection_on_raw_features/sweep/" + i;
      answers.put(at + "/C", sweep.points().get(i).c());
      answers.put(at + "/finetune_top1", sweep.points().get(i).accuracy());
    }
  }

  static double[] ofTrue(double[][] scores, LabelledRows rows) {
    return IntStream.range(0, rows.size())
        .mapToDouble(row -> scores[row][rows.classes()[row]])
        .toArray();
  }
}
