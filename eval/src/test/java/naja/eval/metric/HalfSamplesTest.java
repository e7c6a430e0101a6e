package naja.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalfSamplesTest {
  private static final long SEED = 11;
  private static final int CLASSES = 8;

  /// Points with a class and a cluster, which is that of the class with a certain probability.
  private record Points(List<String> taxa, List<String> clusters) {
    static Points draw(Random random, int size, double kept) {
      List<String> taxa =
          IntStream.range(0, size)
              .mapToObj(_ -> Integer.toString(random.nextInt(CLASSES)))
              .toList();
      return new Points(
          taxa,
          taxa.stream()
              .map(taxon ->
                  random.nextDouble() < kept ? taxon : Integer.toString(random.nextInt(CLASSES)))
              .toList());
    }

    double[] ami(int[] rows) {
      return new double[] {
        ClusterAgreement.of(
                IntStream.of(rows).mapToObj(taxa::get).toList(),
                IntStream.of(rows).mapToObj(clusters::get).toList())
            .ami()
      };
    }

    Bootstrap.Interval interval(int draws) {
      return HalfSamples.of(ids(taxa.size()), draws, SEED).intervals(this::ami).getFirst();
    }
  }

  @Test
  void interval_clustersThatKnowNothing_holdsNothing_unlikeTheBootstrap() {
    Points chance = Points.draw(new Random(3), 80, 0);

    Bootstrap.Interval interval = chance.interval(500);

    assertThat(interval.holds(0)).isTrue();
    assertThat(interval.holds(interval.value())).isTrue();
    Bootstrap.Interval copied = Bootstrap.of(ids(80), 500, SEED).intervals(chance::ami).getFirst();
    assertThat(copied.low()).as("rows drawn twice look like agreement").isPositive();
    assertThat(copied.low()).isGreaterThan(copied.value());
  }

  /// The oracle is what samples of this size have in the mean, drawn anew from the population.
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8})
  void interval_ofAgreement_holdsTheMeanAboutAsOftenAsItSays(double kept) {
    int[] rows = IntStream.range(0, 100).toArray();
    Random random = new Random(SEED);
    double mean =
        IntStream.range(0, 500)
            .mapToDouble(_ -> Points.draw(random, rows.length, kept).ami(rows)[0])
            .average()
            .orElseThrow();
    int runs = 150;

    long held =
        IntStream.range(0, runs)
            .filter(_ -> Points.draw(random, rows.length, kept).interval(150).holds(mean))
            .count();

    assertThat(held / (double) runs).as("seed %d", SEED).isBetween(0.86, 0.99);
  }

  @Test
  void interval_ofAMean_isAsWideAsTheBootstraps() {
    double[] values = new Random(5).doubles(151).toArray();
    Function<int[], double[]> mean =
        rows ->
            new double[] {
              Arrays.stream(rows).mapToDouble(row -> values[row]).average().orElseThrow()
            };

    Bootstrap.Interval half = HalfSamples.of(ids(151), 4000, SEED).intervals(mean).getFirst();
    Bootstrap.Interval full = Bootstrap.of(ids(151), 4000, SEED).intervals(mean).getFirst();

    assertThat(half.high() - half.low()).isCloseTo(full.high() - full.low(), within(0.008));
    assertThat(half.value()).isEqualTo(full.value());
  }

  @Test
  void intervals_photosOfAnObservation_comeTogetherAndOnce() {
    List<String> ids = List.of("a", "b", "a", "c", "b", "d");

    HalfSamples.of(ids, 50, SEED)
        .intervals(rows -> {
          List<String> drawn = IntStream.of(rows).mapToObj(ids::get).toList();
          assertThat(rows).doesNotHaveDuplicates();
          drawn.forEach(id ->
              assertThat(drawn.stream().filter(id::equals).count())
                  .isEqualTo(ids.stream().filter(id::equals).count()));
          assertThat(drawn.stream().distinct().count()).isIn(2L, 4L);
          return new double[] {rows.length};
        });
  }

  @Test
  void interval_ofOneObservation_hasNoBounds() {
    Bootstrap.Interval interval =
        HalfSamples.of(List.of("a", "a"), SEED)
            .intervals(rows -> new double[] {rows.length})
            .getFirst();

    assertThat(interval).isEqualTo(new Bootstrap.Interval(2, Double.NaN, Double.NaN));
  }

  private static List<String> ids(int size) {
    return IntStream.range(0, size).mapToObj(Integer::toString).toList();
  }
}
