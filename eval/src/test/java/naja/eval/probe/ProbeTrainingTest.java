package naja.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ProbeTrainingTest {
  @Test
  void cosine_birderSnakeClef_hasThePublishedRates() {
    LearningRate rate = ProbeRecipe.BIRDER_SNAKECLEF.rate();

    assertThat(rate.at(0, 0)).isCloseTo(1e-3, within(1e-15));
    assertThat(rate.at(1, 0)).isCloseTo(.000999023, within(1e-9));
    assertThat(rate.at(25, 0)).isCloseTo(.000505, within(1e-12));
    assertThat(rate.at(49, 0)).isCloseTo(1.09768e-5, within(1e-10));
  }

  @Test
  void steps_frozenHead_dropToATenthAfterEpochTen() {
    LearningRate rate = ProbeRecipe.FROZEN_HEAD.rate();

    assertThat(rate.at(9, 0)).isEqualTo(5e-4);
    assertThat(rate.at(10, 0)).isCloseTo(5e-5, within(1e-15));
  }

  @Test
  void run_sameSeed_givesTheSameLayer() {
    LabelledRows rows = corners();
    ProbeRecipe recipe = ProbeRecipe.BIRDER_PLANKTON;

    var first = ProbeTraining.run(recipe, rows, rows, 7);
    var second = ProbeTraining.run(recipe, rows, rows, 7);

    assertThat(second.curve()).isEqualTo(first.curve()).hasSize(50);
    assertThat(second.model().classRows()).isDeepEqualTo(first.model().classRows());
    assertThat(ProbeTraining.run(recipe, rows, rows, 8).model().classRows()[0])
        .isNotEqualTo(first.model().classRows()[0]);
  }

  @Test
  void run_validationGrowsWorseFromTheStart_stopsAfterThreeEpochsAndKeepsTheFirst() {
    LabelledRows rows = corners();
    LabelledRows swapped = new LabelledRows(rows.features(), new int[] {1, 0, 1, 0}, 2);

    var trained = ProbeTraining.run(ProbeRecipe.DSGT, rows, swapped, 1);

    assertThat(trained.curve()).hasSize(4);
    Double first = trained.curve().getFirst().validationLoss();
    assertThat(trained.curve())
        .allSatisfy(e -> assertThat(e.validationLoss()).isGreaterThanOrEqualTo(first));
    double[][] kept = trained.model().probabilities(swapped.features());
    double loss =
        -IntStream.range(0, 4).mapToDouble(i -> Math.log(kept[i][swapped.classes()[i]])).sum() / 4;
    assertThat(loss).isCloseTo(first, within(1e-12));
  }

  @Test
  void run_recipeWithoutItsValidationPart_isRefused() {
    assertThatThrownBy(() -> ProbeTraining.run(ProbeRecipe.DSGT, corners(), null, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dsgt")
        .hasMessageContaining("validation part");
  }

  private static LabelledRows corners() {
    double[][] rows = {{1, 0}, {0, 1}, {2, 0}, {0, 2}};
    return new LabelledRows(rows, new int[] {0, 1, 0, 1}, 2);
  }
}
