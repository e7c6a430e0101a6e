package naja.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnakeClefTest {
  private static final Set<String> VENOMOUS = Set.of("4", "5");

  @Test
  void of_tenObservations_equalsTheWorkedExample() {
    SnakeClef scores =
        SnakeClef.of(Predictions.of("1 1 2 2 3 3 4 4 4 5", "1 2 2 4 3 1 4 5 1 4"), VENOMOUS);
    assertThat(scores.confusion()).isEqualTo(new VenomConfusion(6, 4, 2, 1, 1, 2));
    assertThat(scores.roundedPercentages()).containsExactly(33.33, 16.67, 25.0, 50.0);
    assertThat(scores.roundedMacroF1()).isEqualTo(38.0);
    assertThat(scores.roundedAccuracy()).isEqualTo(40.0);
    assertThat(scores.track1()).isEqualTo(67.85);
    assertThat(scores.track2()).isEqualTo(13);
    assertThat(scores.track1Unrounded()).isCloseTo(67.84848484848486, within(1e-12));
  }

  @Test
  void track1_intermediateRounding_movesTheResult() {
    SnakeClef scores =
        SnakeClef.of(
            Predictions.of(
                "4 2 3 3 1 1 3 1 3 4 4 4 3 0 1 4 3 4 2 2 1 0 0",
                "4 1 3 3 1 1 3 2 3 0 4 4 3 0 1 0 2 4 2 2 2 0 3"),
            VENOMOUS);
    assertThat(scores.track1()).isEqualTo(79.22);
    assertThat(scores.track1Unrounded()).isCloseTo(79.21364909600204, within(1e-12));
    assertThat(scores.track2()).isEqualTo(15);
  }

  @Test
  void roundedPercentages_halfWay_goToTheEvenDigit() {
    // One of 32 harmless is wrong: 3.125 %.
    VenomConfusion confusion = new VenomConfusion(32, 1, 1, 0, 0, 0);
    assertThat(new SnakeClef(33, 0, 0, confusion).roundedPercentages()[0]).isEqualTo(3.12);
  }

  @ParameterizedTest
  @CsvSource({"8, 36.36", "5, 54.55"})
  void track1_alwaysWrong_isNotZero(String answer, double floor) {
    List<Prediction> predictions =
        Predictions.of(List.of("1", "2", "3", "4"), Collections.nCopies(4, answer));
    assertThat(SnakeClef.of(predictions, VENOMOUS).track1()).isEqualTo(floor);
  }

  /// Runs that their authors published.
  @ParameterizedTest
  @CsvSource({"48.13, 2077, 258, 144, 277, 83.91, 3867", "52.5, 2055, 215, 135, 321, 84.2, 3802"})
  void tracks_publishedRuns_areRecomputed(
      double macroF1, int hh, int hv, int vh, int vv, double track1, long track2) {
    SnakeClef scores =
        new SnakeClef(7816, macroF1, 0, new VenomConfusion(6299, 1517, hh, hv, vh, vv));
    assertThat(scores.track1()).isEqualTo(track1);
    assertThat(scores.track2()).isEqualTo(track2);
  }

  @Test
  void confusion_unknownTruth_isAnErrorThatNoRateIsDividedBy() {
    VenomConfusion confusion = VenomConfusion.of(Predictions.of("-1 1 4", "1 1 4"), VENOMOUS);
    assertThat(confusion).isEqualTo(new VenomConfusion(1, 1, 1, 0, 0, 0));
  }

  @Test
  void track1_nothingVenomous_isNotANumber() {
    assertThat(SnakeClef.of(Predictions.of("1 2", "1 1"), VENOMOUS).track1()).isNaN();
  }
}
