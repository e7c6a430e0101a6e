package naja.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TraitScoresTest {
  @Test
  void of_traitThatNoRowHas_countsForAllTraitsOnly() {
    double[][] logits = {{1, -1}, {-1, 0.4}};
    double[][] targets = {{1, 0}, {1, 0}};

    TraitScores scores = TraitScores.of(logits, targets, TraitScores.PROBABILITY_HALF);

    // First trait: one of two found, none wrong: 2·1 / (1 + 2).
    assertThat(scores.perTrait()).containsExactly(2 / 3.0, 0.0);
    assertThat(scores.macroF1()).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(scores.macroF1PresentOnly()).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(scores.exactMatch()).isEqualTo(0.5);
  }
}
