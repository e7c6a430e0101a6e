package naja.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinearSvmTest {
  @ParameterizedTest
  @CsvSource({"std_l2n, STD_L2N", "l2n, L2N"})
  void fit_referenceRows_equalsLiblinear(String name, FeatureVariant variant) {
    CaseData cases = new CaseData();
    LabelledRows train = cases.train();
    LabelledRows test = cases.test();
    var scaling = variant.fit(train.features());

    var fit = new LinearSvm(1).fit(train.with(FeatureVariant.apply(scaling, train.features())));

    double[][] decisions = fit.model().scores(FeatureVariant.apply(scaling, test.features()));
    assertThat(Arrays.stream(decisions).mapToInt(Softmax::best).toArray())
        .isEqualTo(cases.predictions("linearsvc_" + name + "_C1"));
    String at = "/svm/linearsvc_ovr_" + name + "_C1";
    assertThat(fit.objectives().stream().limit(5).mapToDouble(Double::doubleValue).toArray())
        .containsExactly(cases.numbers(at + "/objective_first5_classes"), within(1e-6));
    double[] ofTrue =
        IntStream.range(0, 5).mapToDouble(row -> decisions[row][test.classes()[row]]).toArray();
    assertThat(ofTrue)
        .containsExactly(cases.numbers(at + "/first5_decision_of_true"), within(1e-6));
  }

  @Test
  void fit_twoPointsOnALine_findsTheMinimumByHand() {
    LabelledRows rows = new LabelledRows(new double[][] {{1}, {-1}}, new int[] {1, 0}, 2);

    var fit = new LinearSvm(1).fit(rows);

    // Symmetric, so b = 0: ½w² + 2(1 − w)² is least at w = 4/5, where it is 2/5.
    assertThat(fit.model().classRows()[1]).containsExactly(new double[] {0.8}, within(1e-12));
    assertThat(fit.model().bias()[1]).isCloseTo(0, within(1e-12));
    assertThat(fit.objectives().get(1)).isCloseTo(0.4, within(1e-12));
  }
}
