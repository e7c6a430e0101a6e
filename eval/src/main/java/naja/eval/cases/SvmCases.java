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
import naja.eval.probe.Kernel;
import naja.eval.probe.KernelSvm;
import naja.eval.probe.LabelledRows;
import naja.eval.probe.LinearSvm;

/// The machines over all classes in `/svm` and their columns.
final class SvmCases implements CaseProvider {
  @Override
  public String name() {
    return "support vector machines";
  }

  @Override
  public void answer(CaseFolder folder, CaseAnswers answers) {
    Map.of("std_l2n", FeatureVariant.STD_L2N, "l2n", FeatureVariant.L2N)
        .forEach((name, variant) -> oneAgainstRest(folder, answers, name, variant));
    oneAgainstOne(folder, answers);
  }

  private static void oneAgainstRest(
      CaseFolder folder, CaseAnswers answers, String name, FeatureVariant variant) {
    ClassIndex classes = folder.classes();
    LabelledRows train = LabelledRows.of(folder.train(), classes);
    LabelledRows test = LabelledRows.of(folder.test(), classes);
    FeatureScaling scaling = variant.fit(train.features());
    var fit = new LinearSvm(1).fit(train.with(FeatureVariant.apply(scaling, train.features())));
    double[][] decisions = fit.model().scores(FeatureVariant.apply(scaling, test.features()));
    List<Prediction> predictions =
        new ClassScores(classes, Matrix.ofRows(decisions)).predictions(folder.test().taxonIds(), 5);
    String at = "/svm/linearsvc_ovr_" + name + "_C1";
    answers.putClassification(at, predictions);
    answers.putTopK(at, predictions);
    answers.putColumn("linearsvc_" + name + "_C1", predictions);
    answers.put(at + "/objective_first5_classes", fit.objectives().subList(0, 5));
    answers.put(
        at + "/first5_decision_of_true", Arrays.copyOf(RegressionCases.ofTrue(decisions, test), 5));
  }

  private static void oneAgainstOne(CaseFolder folder, CaseAnswers answers) {
    ClassIndex classes = folder.classes();
    LabelledRows train = LabelledRows.of(folder.train(), classes);
    FeatureScaling scaling = FeatureVariant.CL2N.fit(train.features());
    int[] predicted =
        new KernelSvm(Kernel.LINEAR, 1, 1)
            .fit(train.with(FeatureVariant.apply(scaling, train.features())))
            .predict(
                FeatureVariant.apply(scaling, LabelledRows.of(folder.test(), classes).features()));
    List<Prediction> predictions =
        IntStream.range(0, predicted.length)
            .mapToObj(row ->
                new Prediction(
                    folder.test().taxonIds().get(row), List.of(classes.taxonId(predicted[row]))))
            .toList();
    answers.putClassification("/svm/svc_linear_ovo_cl2n_C1", predictions);
  }
}
