package naja.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationFitTest {
  private static final String SCORES = "prototype/raw-mean";

  @Test
  void fit_truthsDrawnWithAScale_findsIt() {
    double scale = 12;
    Random random = new Random(11);
    List<CalibrationSample> samples = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double[] scores = random.doubles(5).toArray();
      samples.add(sample(scores, drawn(scores, scale, random), 0.9, 0.4));
    }

    Calibration fitted = CalibrationFit.fit(SCORES, samples, 0.03).orElseThrow();

    assertThat(fitted.scale()).isCloseTo(scale, within(0.5));
  }

  @Test
  void fit_allRight_staysFiniteAndSure() {
    List<CalibrationSample> samples = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      samples.add(sample(new double[] {0.9, 0.4, 0.3}, 0, 0.9, 0.4));
    }

    Calibration fitted = CalibrationFit.fit(SCORES, samples, 0.03).orElseThrow();
    var probabilities = fitted.probabilities(List.of(0.9, 0.4, 0.3), 0.9);

    assertThat(fitted.scale()).isBetween(1.0, 100.0);
    assertThat(probabilities.ofCandidates().getFirst()).isBetween(0.95, 0.999);
  }

  @Test
  void scale_threeOfFourRight_makesTheProbabilityTwoThirds() {
    double[][] scores = {{2, 0}, {2, 0}, {2, 0}, {2, 0}};

    double scale = CalibrationFit.scale(scores, new int[] {0, 0, 0, 1});

    // Targets of 5/6 and 1/6: 1 / (1 + exp(−2a)) = (3·5/6 + 1/6) / 4 = 2/3, so a = ln 2 / 2.
    assertThat(scale).isCloseTo(Math.log(2) / 2, within(1e-8));
  }

  @Test
  void scale_oneRight_keepsAThirdForTheOther() {
    // 1 / (1 + exp(−a)) = 2/3.
    assertThat(CalibrationFit.scale(new double[][] {{1, 0}}, new int[] {0}))
        .isCloseTo(Math.log(2), within(1e-8));
  }

  @Test
  void scale_neverRight_staysInTheRange() {
    double[][] scores = {{1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 0}};

    assertThat(CalibrationFit.scale(scores, new int[] {1, 1, 1, 1, 1})).isEqualTo(1e-6);
  }

  @Test
  void fit_cosinesOfTwoNormalClasses_findsTheLogisticOfTheirRatio() {
    // Of N(0.8, 0.1) and N(0.6, 0.1), weighed 9 to 1, the log ratio at c is -20 c + 14 - ln 9.
    Random random = new Random(5);
    List<CalibrationSample> samples = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double near = 0.8 + 0.1 * random.nextGaussian();
      double other = 0.6 + 0.1 * random.nextGaussian();
      samples.add(sample(new double[] {0.5, 0.4}, 0, near, other));
    }

    Absence fitted = CalibrationFit.fit(SCORES, samples, 0.1).orElseThrow().absence();

    assertThat(fitted.slope()).isCloseTo(-20, within(1.0));
    assertThat(fitted.intercept()).isCloseTo(14 - Math.log(9), within(0.7));
  }

  @Test
  void fit_nearnessSaysNothing_keepsThePrior() {
    List<CalibrationSample> samples =
        List.of(
            sample(new double[] {0.5, 0.4}, 0, 0.5, 0.6),
            sample(new double[] {0.5, 0.4}, 1, 0.4, 0.5));

    Absence fitted = CalibrationFit.fit(SCORES, samples, 0.2).orElseThrow().absence();

    assertThat(fitted.probability(0.9)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void fit_onlyOneTaxon_isEmpty() {
    var alone = new CalibrationSample("o1", new double[] {0.9}, 0, 0.9, OptionalDouble.empty());

    assertThat(CalibrationFit.fit(SCORES, List.of(alone), 0.03)).isEmpty();
  }

  private static CalibrationSample sample(
      double[] scores, int truth, double nearest, double nearestOtherTaxon) {
    return new CalibrationSample("o", scores, truth, nearest, OptionalDouble.of(nearestOtherTaxon));
  }

  private static int drawn(double[] scores, double scale, Random random) {
    double total = 0;
    for (double score : scores) {
      total += Math.exp(scale * score);
    }
    double left = random.nextDouble() * total;
    int drawn = 0;
    while (drawn < scores.length - 1 && left >= Math.exp(scale * scores[drawn])) {
      left -= Math.exp(scale * scores[drawn]);
      drawn++;
    }
    return drawn;
  }
}
