package naja.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogisticRegressionIT {
  @ParameterizedTest
  @CsvSource({
    "l2n_C1, L2N, 1",
    "std_C1, STD, 1",
    "raw_C1, RAW, 1",
    "cl2n_C1, CL2N, 1",
    "l2n_C100, L2N, 100",
    "l2n_C0.01, L2N, 0.01"
  })
  void fit_referenceRows_equalsScikitLearn(String name, FeatureVariant variant, double c) {
    CaseData cases = new CaseData();
    LabelledRows train = cases.train();
    LabelledRows test = cases.test();
    var scaling = variant.fit(train.features());
    LabelledRows features = train.with(FeatureVariant.apply(scaling, train.features()));

    var fit = LogisticRegression.converged(c).fit(features);

    String at = "/logistic_regression/" + name;
    double[][] probabilities =
        fit.model().probabilities(FeatureVariant.apply(scaling, test.features()));
    assertThat(Arrays.stream(probabilities).mapToInt(Softmax::best).toArray())
        .isEqualTo(cases.predictions("logreg_" + name));
    assertThat(logLoss(probabilities, test))
        .isCloseTo(cases.expected(at + "/log_loss").doubleValue(), within(1e-5));
    assertThat(fit.objective())
        .isCloseTo(
            cases.expected(at + "/objective").doubleValue(), Percentage.withPercentage(1e-5));
    assertThat(fit.model().squaredNorm())
        .isCloseTo(
            cases.expected(at + "/weight_sq_norm").doubleValue(), Percentage.withPercentage(1e-3));
    assertThat(Arrays.copyOf(fit.model().bias(), 5))
        .containsExactly(cases.numbers(at + "/intercept_centred_first5"), within(1e-3));
    assertThat(fit.converged()).isTrue();
  }

  private static double logLoss(double[][] probabilities, LabelledRows rows) {
    return -IntStream.range(0, rows.size())
            .mapToDouble(row -> Math.log(probabilities[row][rows.classes()[row]]))
            .sum()
        / rows.size();
  }
}
