package naja.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void probabilities_threeCandidates_areTheSoftmaxWithTheAbsentTaxon() {
    // Weights with scale ln 2 and scores 3, 1, 0 against the absent score 2: 8, 2, 1 and 4 of 15.
    var probabilities =
        new Calibration("prototype/raw-mean", Math.log(2), 2).probabilities(List.of(3.0, 1.0, 0.0));

    assertThat(probabilities.ofCandidates().get(0)).isCloseTo(8 / 15.0, within(1e-12));
    assertThat(probabilities.ofCandidates().get(1)).isCloseTo(2 / 15.0, within(1e-12));
    assertThat(probabilities.ofCandidates().get(2)).isCloseTo(1 / 15.0, within(1e-12));
    assertThat(probabilities.absent()).isCloseTo(4 / 15.0, within(1e-12));
  }

  @Test
  void probabilities_greatScale_staysFinite() {
    var probabilities = new Calibration("knn", 1e6, 0.1).probabilities(List.of(0.9, 0.8));

    assertThat(probabilities.ofCandidates()).containsExactly(1.0, 0.0);
    assertThat(probabilities.absent()).isZero();
  }

  @Test
  void probabilities_noCandidates_leaveEverythingToTheAbsentTaxon() {
    assertThat(new Calibration("knn", 5, 0.1).probabilities(List.of()).absent()).isEqualTo(1);
  }

  @Test
  void calibration_scaleOfZero_isRefused() {
    assertThatThrownBy(() -> new Calibration("knn", 0, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scale must be greater than 0, got 0");
  }
}
