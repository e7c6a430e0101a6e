package naja.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Random;
import naja.search.VectorSupport;
import org.junit.jupiter.api.Test;

final class ExponentialTest {
  private static final double TOP = 3.25;

  @Test
  void replace_wholeRange_isWithinTwoUnitsInTheLastPlace() {
    double[] scores = scores();
    double[] result = scores.clone();

    new PlainExponential().replace(result, TOP);

    for (int i = 0; i < scores.length; i++) {
      double expected = Math.exp(scores[i] - TOP);
      assertThat(result[i]).isCloseTo(expected, within(2 * Math.ulp(expected)));
    }
  }

  @Test
  void replace_withAndWithoutSimd_areTheSameBits() {
    assumeThat(VectorSupport.module()).as("the Vector API").isTrue();
    double[] plain = scores();
    double[] vector = plain.clone();

    new PlainExponential().replace(plain, TOP);
    new VectorExponential().replace(vector, TOP);

    assertThat(vector).containsExactly(plain);
  }

  @Test
  void replace_farBelowTheTop_isNextToNothing() {
    double[] scores = {0, -1e6, Double.NEGATIVE_INFINITY, Double.NaN};

    new PlainExponential().replace(scores, 0);

    assertThat(scores[0]).isEqualTo(1);
    assertThat(scores[1]).isBetween(0.0, 1e-300);
    assertThat(scores[2]).isBetween(0.0, 1e-300);
    assertThat(scores[3]).isNaN();
  }

  /// Some at every distance from the top down to 700.
  private static double[] scores() {
    Random random = new Random(7);
    double[] scores = new double[10_007];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = TOP - 700 * Math.pow(random.nextDouble(), 4);
    }
    scores[0] = TOP;
    return scores;
  }
}
