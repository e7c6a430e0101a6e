package naja.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClassificationTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /// 40 is never true, 30 never predicted: F1 is 2/3 for 10 and 20 and 0 for 30 and 40.
  private final Classification unseen =
      scores(List.of("10", "10", "20", "30"), List.of("10", "20", "20", "40"));

  @Test
  void macroF1_labelsNeverTrueOrNeverPredicted_countInTheUnion() {
    assertThat(unseen.macroF1()).isCloseTo(1 / 3.0, EXACT);
  }

  @Test
  void macroF1_overTrueTaxa_leavesOutWhatIsOnlyPredicted() {
    assertThat(unseen.macroF1OverTrueTaxa()).isCloseTo(4 / 9.0, EXACT);
  }

  @Test
  void macroF1_overAllIdsUpToTheLargest_countsGapsAsZero() {
    List<String> range = IntStream.rangeClosed(0, 40).mapToObj(Integer::toString).toList();
    assertThat(unseen.macroF1(range)).isCloseTo(4 / 3.0 / 41, EXACT);
  }

  @Test
  void macroF1_tenObservations_equalsTheWorkedExample() {
    assertThat(
            scores(
                    List.of("1", "1", "2", "2", "3", "3", "4", "4", "4", "5"),
                    List.of("1", "2", "2", "4", "3", "1", "4", "5", "1", "4"))
                .macroF1())
        .isCloseTo(0.38, EXACT);
  }

  @Test
  void macroF1_noAnswer_isAMissThatNamesNoOtherTaxon() {
    // a: 2·1 / (2 truths + 1 answer) = 2/3, and there is no second taxon.
    assertThat(
            Classification.of(
                    List.of(new Prediction("a", List.of("a")), new Prediction("a", List.of())))
                .macroF1())
        .isCloseTo(2 / 3.0, EXACT);
  }

  @Test
  void weightedF1_unevenTruths_weighsEachTrueTaxonByItsCount() {
    // (2 · 2/3 + 1 · 2/3 + 1 · 0) / 4
    assertThat(unseen.weightedF1()).isCloseTo(0.5, EXACT);
  }

  @Test
  void balancedAccuracy_unevenTruths_isTheMeanRecallOfTheTrueTaxa() {
    // Recalls 1/2, 1 and 0, while 2 of 4 are right.
    assertThat(unseen.balancedAccuracy()).isCloseTo(0.5, EXACT);
    assertThat(unseen.accuracy()).isCloseTo(0.5, EXACT);
    assertThat(scores(List.of("a", "a", "a", "b"), List.of("a", "a", "a", "a")).balancedAccuracy())
        .isCloseTo(0.5, EXACT);
  }

  private static Classification scores(List<String> truths, List<String> answers) {
    return Classification.of(
        IntStream.range(0, truths.size())
            .mapToObj(i -> new Prediction(truths.get(i), List.of(answers.get(i))))
            .toList());
  }
}
