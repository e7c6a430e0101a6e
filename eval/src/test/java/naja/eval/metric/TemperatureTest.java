package naja.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import naja.eval.dataset.Matrix;
import org.junit.jupiter.api.Test;

class TemperatureTest {
  /// Four queries between two classes one point apart, three of them right.
  private final Matrix scores =
      Matrix.ofRows(
          new double[] {1, 0}, new double[] {1, 0}, new double[] {0, 1}, new double[] {3, 2});

  private final int[] truths = {0, 0, 1, 1};

  @Test
  void fit_threeOfFourRight_makesTheConfidenceThreeQuarters() {
    // softmax(1/T, 0) = 3/4 where 1/T = ln 3; the loss is the entropy of (3/4, 1/4).
    Temperature fitted = Temperature.fit(scores, truths);
    assertThat(fitted.value()).isCloseTo(1 / Math.log(3), within(1e-9));
    assertThat(fitted.logLoss())
        .isCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), within(1e-12));
  }

  @Test
  void fit_anyOtherTemperature_losesMore() {
    double best = Temperature.fit(scores, truths).logLoss();
    for (double other : new double[] {0.1, 0.5, 0.9, 0.92, 1, 2, 10}) {
      assertThat(Temperature.logLossAt(scores, truths, other)).isGreaterThan(best);
    }
  }

  @Test
  void fit_neverRight_staysInTheRange() {
    Temperature fitted = Temperature.fit(Matrix.ofRows(new double[] {1, 0}), new int[] {1});
    assertThat(fitted.value()).isCloseTo(1e6, within(1.0));
  }
}
