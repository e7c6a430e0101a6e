package naja.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Scores are (1 + cosine) / 2: 0.6 is a cosine of 0.2, which is a cosine distance of 0.8.
class HorizonTest {
  private final Horizon horizon = new Horizon(new Beam(1, 2, 3));

  @Test
  void score_fewerThanTheNarrowBeam_isUnbounded() {
    horizon.offer(0.6f);
    assertThat(horizon.score()).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  @Test
  void score_farNodes_liesAQuarterBeyondTheWanted() {
    horizon.offer(0.55f);
    horizon.offer(0.6f);
    // 1.25 times the distance of 0.8 is 1, a cosine of 0.
    assertThat(horizon.score()).isCloseTo(0.5f, within(1e-6f));
  }

  @Test
  void score_nodeTooNearToSeeBeyond_keepsTheNarrowBeam() {
    horizon.offer(0.6f);
    horizon.offer(1);
    assertThat(horizon.score()).isEqualTo(0.6f);
  }

  @Test
  void score_moreWithinReachThanTheWideBeam_isItsWorst() {
    for (float score : new float[] {0.51f, 0.6f, 0.52f, 0.55f}) {
      horizon.offer(score);
    }
    assertThat(horizon.score()).isEqualTo(0.52f);
  }

  @Test
  void share_ofAHalf_isTheHalfAndFourDeviationsButNeverMoreThanAll() {
    // 100 hits, each in either half: 50 and 4 times a deviation of 5.
    assertThat(new Beam(4, 16, 100).share(0.5)).isEqualTo(new Beam(4, 16, 70));
    assertThat(new Beam(1, 1, 1).share(0)).isEqualTo(new Beam(1, 1, 1));
  }

  @Test
  void beam_widthsOutOfOrder_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Beam(4, 3, 5))
        .withMessageContaining("got 4, 3 and 5");
  }
}
