package naja.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenSetTest {
  @Test
  void auroc_sixPairsWithOneTie_countsTheTieHalf() {
    // 0.9 beats both, 0.6 beats 0.2 and ties with 0.6, 0.4 beats 0.2 only: (2 + 1.5 + 1) / 6.
    OpenSet scores = OpenSet.of(new double[] {0.4, 0.9, 0.6}, new double[] {0.6, 0.2});
    assertThat(scores.auroc()).isCloseTo(4.5 / 6, within(1e-12));
  }

  @Test
  void falsePositiveRate_twentyKnown_acceptsNineteenOfThem() {
    // Known 1..20: the 19 highest are 2..20, so that the threshold is 2 and accepts 2 and 7.
    double[] known = IntStream.rangeClosed(1, 20).asDoubleStream().toArray();
    OpenSet scores = OpenSet.of(known, new double[] {0, 1.5, 2, 7});
    assertThat(scores.threshold()).isEqualTo(2);
    assertThat(scores.falsePositiveRate()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void falsePositiveRate_threeKnown_mustAcceptThemAll() {
    OpenSet scores = OpenSet.of(new double[] {3, 1, 2}, new double[] {0.5, 1, 2.5});
    assertThat(scores.threshold()).isEqualTo(1);
    assertThat(scores.falsePositiveRate()).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void auroc_negativeZero_tiesWithZero() {
    assertThat(OpenSet.of(new double[] {-0.0}, new double[] {0.0}).auroc()).isEqualTo(0.5);
  }

  @Test
  void of_nothingUnknown_isRefused() {
    assertThatThrownBy(() -> OpenSet.of(new double[] {1}, new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 1 and 0");
  }
}
