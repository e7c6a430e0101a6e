package naja.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import naja.gallery.VectorCode;
import org.junit.jupiter.api.Test;

class BeamRuleTest {
  @Test
  void untuned_smallGallery_isAHundredOrFourPerNeighbour() {
    BeamRule rule = BeamRule.untuned(1_000, VectorCode.FLOAT32);
    assertThat(rule.width(1)).isEqualTo(100);
    assertThat(rule.width(25)).isEqualTo(100);
    assertThat(rule.width(50)).isEqualTo(200);
  }

  @Test
  void untuned_largeGallery_growsWithTheSquareRoot() {
    assertThat(BeamRule.untuned(200_000, VectorCode.FLOAT32).width(10)).isEqualTo(100);
    assertThat(BeamRule.untuned(800_000, VectorCode.FLOAT32).width(10)).isEqualTo(200);
  }

  @Test
  void untuned_oneBit_isThreeTimesAsWide() {
    assertThat(BeamRule.untuned(1_000, VectorCode.BIT1).width(10)).isEqualTo(300);
    assertThat(BeamRule.untuned(1_000, VectorCode.BIT1).width(50)).isEqualTo(600);
  }

  @Test
  void rule_noWidth_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BeamRule(0, 4));
  }
}
