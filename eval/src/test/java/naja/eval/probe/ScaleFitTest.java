package naja.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ScaleFitTest {
  @Test
  void of_threeOfFourRight_makesTheProbabilityTwoThirds() {
    double[][] scores = {{2, 0}, {2, 0}, {2, 0}, {2, 0}};

    double scale = ScaleFit.of(scores, new int[] {0, 0, 0, 1});

    // Targets of 5/6 and 1/6: 1 / (1 + exp(−2a)) = (3·5/6 + 1/6) / 4 = 2/3, so a = ln 2 / 2.
    assertThat(scale).isCloseTo(Math.log(2) / 2, within(1e-5));
  }

  @Test
  void of_oneRight_keepsAThirdForTheOther() {
    // 1 / (1 + exp(−a)) = 2/3.
    assertThat(ScaleFit.of(new double[][] {{1, 0}}, new int[] {0}))
        .isCloseTo(Math.log(2), within(1e-5));
  }
}
