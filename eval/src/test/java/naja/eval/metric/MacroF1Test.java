package naja.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MacroF1Test {
  @Test
  void of_labelsNeverTrueOrNeverPredicted_countInTheUnion() {
    // F1: 10 and 20 have 2/3, 30 (never predicted) and 40 (never true) have 0.
    assertThat(macroF1(List.of("10", "10", "20", "30"), List.of("10", "20", "20", "40")))
        .isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void of_tenObservations_equalsTheWorkedExample() {
    assertThat(
            macroF1(
                List.of("1", "1", "2", "2", "3", "3", "4", "4", "4", "5"),
                List.of("1", "2", "2", "4", "3", "1", "4", "5", "1", "4")))
        .isCloseTo(0.38, within(1e-12));
  }

  @Test
  void of_noAnswer_isAMissThatNamesNoOtherTaxon() {
    // a: 2·1 / (2 truths + 1 answer) = 2/3, and there is no second taxon.
    assertThat(
            MacroF1.of(List.of(new Prediction("a", List.of("a")), new Prediction("a", List.of()))))
        .isCloseTo(2 / 3.0, within(1e-12));
  }

  private static double macroF1(List<String> truths, List<String> answers) {
    return MacroF1.of(
        IntStream.range(0, truths.size())
            .mapToObj(i -> new Prediction(truths.get(i), List.of(answers.get(i))))
            .toList());
  }
}
