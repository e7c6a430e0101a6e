package naja.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FungiClefTest {
  @Test
  void of_tenObservations_equalsTheWorkedExample() {
    assertThat(
            FungiClef.of(
                Predictions.of("1 1 2 3 3 4 -1 -1 2 4", "1 2 2 3 -1 3 4 -1 3 4"), Set.of("3")))
        .isEqualTo(new FungiClef(51.33, 0.5, 10.2, 10.7, 1.31, 11.51));
  }

  @Test
  void of_poisonousAnsweredUnknown_costsAHundred() {
    assertThat(FungiClef.of(Predictions.of("3", "-1"), Set.of("3")).track2()).isEqualTo(100);
  }
}
