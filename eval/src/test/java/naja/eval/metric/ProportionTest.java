package naja.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {
  @Test
  void of_nineOfTen_hasTheTabulatedInterval() {
    // Wilson interval of 9 of 10, as Newcombe (1998) and R's binom package give it.
    Proportion share = Proportion.of(9, 10);

    assertThat(share.rate()).isEqualTo(0.9);
    assertThat(share.low()).isCloseTo(0.5958, within(5e-5));
    assertThat(share.high()).isCloseTo(0.9821, within(5e-5));
  }

  @Test
  void of_noneOfAHundred_isNotCertainlyNone() {
    // z² / (n + z²)
    assertThat(Proportion.of(0, 100).low()).isZero();
    assertThat(Proportion.of(0, 100).high()).isCloseTo(3.841459 / 103.841459, within(1e-6));
  }

  @Test
  void of_photosOfFewIndividuals_isAsWideAsForTheIndividuals() {
    Proportion photos = Proportion.of(50, 100, 10);

    assertThat(photos.rate()).isEqualTo(0.5);
    assertThat(photos.low()).isEqualTo(Proportion.of(5, 10).low());
  }

  @Test
  void of_nothing_knowsNothing() {
    Proportion share = Proportion.of(0, 0);

    assertThat(share.rate()).isNaN();
    assertThat(share.low()).isZero();
    assertThat(share.high()).isEqualTo(1);
  }

  @Test
  void of_moreHitsThanCases_isRefused() {
    assertThatThrownBy(() -> Proportion.of(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
