package naja.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
  /// Relevance by rank 1, 0, 1, 0, 0, 1.
  private final AveragePrecision ranking = new AveragePrecision(List.of(1, 3, 6));

  @Test
  void value_threePositives_equalsTheWorkedExample() {
    assertThat(ranking.value()).isCloseTo((1 + 2 / 3.0 + 3 / 6.0) / 3, within(1e-12));
  }

  @Test
  void atR_threePositives_stopsAtTheThirdRank() {
    assertThat(ranking.atR()).isCloseTo((1 + 2 / 3.0) / 3, within(1e-12));
  }

  @Test
  void hits_firstPositiveAtRankTwo_missesTheFirst() {
    assertThat(ranking.hits(1)).isTrue();
    assertThat(new AveragePrecision(List.of(2)).hits(1)).isFalse();
  }

  @Test
  void of_noPositive_isRefused() {
    assertThatThrownBy(() -> new AveragePrecision(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1 positive");
  }
}
