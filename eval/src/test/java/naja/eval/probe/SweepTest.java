package naja.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SweepTest {
  @Test
  void over_twoRates_choosesTheOneThatLearns() {
    double[][] rows = {{1, 0}, {0, 1}, {2, 0.1}, {0.2, 2}};
    LabelledRows data = new LabelledRows(rows, new int[] {0, 1, 0, 1}, 2);
    LabelledRows asked = new LabelledRows(new double[][] {{1, 0.9}, {0.9, 1}}, new int[] {0, 1}, 2);

    RateSweep sweep = RateSweep.over(List.of(1e-5, 0.1), 3, 50, data, asked, 3);

    assertThat(sweep.trained()).hasSize(2);
    assertThat(sweep.chosen().curve()).hasSize(3);
    assertThat(sweep.chosen().curve().getLast().validationAccuracy()).isEqualTo(1);
    assertThat(sweep.trained().get(1).curve().getLast().loss())
        .isLessThan(sweep.trained().get(0).curve().getLast().loss());
  }

  @Test
  void tenth_ofRows_isDrawnWithoutRepetition() {
    int[] drawn = RegressionSweep.tenth(205, 1);

    assertThat(drawn).hasSize(20).doesNotHaveDuplicates();
    assertThat(Arrays.stream(drawn)).allMatch(row -> row >= 0 && row < 205);
  }
}
