package naja.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The choice of C of the reference cases.
final class SweepIT {
  @Test
  void dinov2Grid_ofCases_isTheSame() {
    double[] grid = new CaseData().numbers("/logistic_regression/dinov2_C_grid");

    assertThat(RegressionSweep.DINOV2_GRID).hasSize(grid.length);
    for (int i = 0; i < grid.length; i++) {
      assertThat(RegressionSweep.DINOV2_GRID.get(i) / grid[i]).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void over_dinov2SelectionOnRawFeatures_choosesTheReferenceC() {
    CaseData cases = new CaseData();
    LabelledRows train = cases.train();
    int[] left =
        cases.csv("main/dinov2_finetune_rows.csv").stream()
            .mapToInt(row -> Integer.parseInt(row.get("row")))
            .toArray();
    String at = "/logistic_regression/dinov2_selection_on_raw_features";
    var expected = cases.expected(at + "/sweep");
    List<Double> grid = expected.valueStream().map(p -> p.get("C").doubleValue()).toList();

    RegressionSweep sweep = RegressionSweep.over(grid, train.without(left), train.at(left));

    assertThat(sweep.points().stream().map(RegressionSweep.Point::accuracy))
        .containsExactlyElementsOf(
            expected.valueStream().map(p -> p.get("finetune_top1").doubleValue()).toList());
    assertThat(sweep.best()).isEqualTo(cases.expected(at + "/best_C_first_max").doubleValue());
  }
}
