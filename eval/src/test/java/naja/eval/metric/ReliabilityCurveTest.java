package naja.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReliabilityCurveTest {
  @Test
  void expectedCalibrationError_fourAnswers_isTheWeightedGap() {
    // (14/15, 1]: 0.95 and 0.99, one right: |0.5 - 0.97| = 0.47, twice.
    // (8/15, 9/15]: 0.6 right: |1 - 0.6| = 0.4. (1/15, 2/15]: 0.1 wrong: 0.1.
    ReliabilityCurve curve =
        ReliabilityCurve.of(
            new double[] {0.95, 0.6, 0.99, 0.1}, new boolean[] {true, true, false, false});
    assertThat(curve.expectedCalibrationError())
        .isCloseTo((2 * 0.47 + 0.4 + 0.1) / 4, within(1e-12));
    assertThat(curve.bins()).extracting(ReliabilityCurve.Bin::count).containsExactly(1, 1, 2);
  }

  @Test
  void of_confidenceOnABorder_belongsToTheLowerBin() {
    ReliabilityCurve curve =
        ReliabilityCurve.of(new double[] {0.5, 0, 1}, new boolean[] {true, true, true}, 2);
    assertThat(curve.bins()).extracting(ReliabilityCurve.Bin::count).containsExactly(2, 1);
  }

  @Test
  void of_confidenceAboveOne_isRefused() {
    assertThatThrownBy(() -> ReliabilityCurve.of(new double[] {1.5}, new boolean[] {true}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5");
  }
}
