package naja.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final List<String> HUNDRED =
      IntStream.range(0, 100).mapToObj(Integer::toString).toList();

  @Test
  void percentile_fourValues_liesBetweenTheRanks() {
    // 2.5 % of the way along 3 steps is 0.075 steps, 97.5 % is 2.925.
    double[] sorted = {10, 20, 30, 40};
    assertThat(Bootstrap.percentile(sorted, 0.025)).isCloseTo(10.75, within(1e-9));
    assertThat(Bootstrap.percentile(sorted, 0.975)).isCloseTo(39.25, within(1e-9));
  }

  @Test
  void interval_oneObservation_hasNoWidth() {
    Bootstrap.Interval interval =
        Bootstrap.of(List.of("o", "o", "o"), 7)
            .interval(rows -> rows.length + 10.0 * rows[0] + rows[2]);
    assertThat(interval).isEqualTo(new Bootstrap.Interval(5, 5, 5));
  }

  @Test
  void interval_halfRight_isAsWideAsTheBinomial() {
    // sd of a mean of 100 fair coins is 0.05, and 1.96 of them reach from 0.402 to 0.598.
    Bootstrap.Interval interval =
        Bootstrap.of(HUNDRED, 4000, 11).interval(BootstrapTest::evenShare);
    assertThat(interval.value()).isEqualTo(0.5);
    assertThat(interval.low()).isCloseTo(0.402, within(0.015));
    assertThat(interval.high()).isCloseTo(0.598, within(0.015));
  }

  @Test
  void interval_photosOfOneObservation_comeAndGoTogether() {
    // Ten observations of ten equal photos: as uncertain as ten coins, sd 0.158.
    List<String> tens = IntStream.range(0, 100).mapToObj(row -> "o" + row % 10).toList();
    Bootstrap.Interval interval = Bootstrap.of(tens, 4000, 11).interval(BootstrapTest::evenShare);
    assertThat(interval.high() - interval.low()).isGreaterThan(0.5);
  }

  @Test
  void interval_sameSeed_isTheSame() {
    assertThat(Bootstrap.of(HUNDRED, 3).interval(BootstrapTest::evenShare))
        .isEqualTo(Bootstrap.of(HUNDRED, 3).interval(BootstrapTest::evenShare))
        .isNotEqualTo(Bootstrap.of(HUNDRED, 4).interval(BootstrapTest::evenShare));
  }

  @Test
  void intervals_severalStatistics_areThoseOfEachAlone() {
    Bootstrap bootstrap = Bootstrap.of(HUNDRED, 3);
    assertThat(bootstrap.intervals(rows -> new double[] {1, evenShare(rows)}))
        .containsExactly(
            new Bootstrap.Interval(1, 1, 1), bootstrap.interval(BootstrapTest::evenShare));
  }

  @Test
  void intervals_undefinedInSomeDraws_leaveThoseOut() {
    Bootstrap.Interval interval =
        Bootstrap.of(List.of("a", "b"), 5)
            .interval(rows -> IntStream.of(rows).distinct().count() == 2 ? 3 : Double.NaN);
    assertThat(interval).isEqualTo(new Bootstrap.Interval(3, 3, 3));
  }

  private static double evenShare(int[] rows) {
    return IntStream.of(rows).filter(row -> row % 2 == 0).count() / (double) rows.length;
  }
}
