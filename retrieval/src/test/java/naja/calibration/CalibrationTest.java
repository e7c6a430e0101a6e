package naja.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  /// P(absent) is one half where the nearest cosine is 0.5.
  private static final Absence ABSENCE = new Absence(5, -10, 0.03);

  @Test
  void probabilities_threeCandidates_shareWhatTheAbsentTaxonLeaves() {
    // Weights with scale ln 2 and scores 3, 1, 0: 8, 2 and 1 of 11.
    var probabilities =
        new Calibration("prototype/raw-mean", Math.log(2), ABSENCE)
            .probabilities(List.of(3.0, 1.0, 0.0), 0.5);

    assertThat(probabilities.ofCandidates().get(0)).isCloseTo(8 / 22.0, within(1e-12));
    assertThat(probabilities.ofCandidates().get(1)).isCloseTo(2 / 22.0, within(1e-12));
    assertThat(probabilities.ofCandidates().get(2)).isCloseTo(1 / 22.0, within(1e-12));
    assertThat(probabilities.absent()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void probabilities_greatScale_staysFinite() {
    var probabilities = new Calibration("knn", 1e6, ABSENCE).probabilities(List.of(0.9, 0.8), 1e6);

    assertThat(probabilities.ofCandidates()).containsExactly(1.0, 0.0);
    assertThat(probabilities.absent()).isZero();
  }

  @Test
  void probabilities_noCandidates_leaveEverythingToTheAbsentTaxon() {
    var probabilities = new Calibration("knn", 5, ABSENCE).probabilities(List.of(), 1);

    assertThat(probabilities.absent()).isEqualTo(1);
  }

  @Test
  void calibration_scaleOfZero_isRefused() {
    assertThatThrownBy(() -> new Calibration("knn", 0, ABSENCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scale must be greater than 0, got 0");
  }

  @Test
  void absence_thatGrowsWithNearness_isRefused() {
    assertThatThrownBy(() -> new Absence(0, 1, 0.03))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slope must be at most 0, got 1.0");
  }
}
