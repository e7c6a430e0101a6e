package naja.eval.metric;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Intervals by drawing half of the observations without replacement, for statistics that must not
/// see a row twice: copies of a row lie in one cluster and in one class, so that resampling with
/// replacement makes every clustering look better than it is.
///
/// Around the value of all rows lie the 2.5th and the 97.5th percentile of how far the draws are
/// from their mean. A mean of half the observations, drawn without replacement, scatters around
/// that of all as much as that of all does around the truth (Shao and Wu, A General Theory for
/// Jackknife Variance Estimation, 1989, deleting d = n / 2); where the number is odd the deviations
/// are scaled by √(b / (n − b)), b of n observations being drawn.
public final class HalfSamples {
  /// What reports call it.
  public static final String NAME = "half-samples";

  private static final double TAIL = 0.025;

  private final List<int[]> observations;
  private final int draws;
  private final long seed;

  private HalfSamples(List<int[]> observations, int draws, long seed) {
    this.observations = observations;
    this.draws = draws;
    this.seed = seed;
  }

  /// Prepares as many draws of the observations of these rows, at least one, as a [Bootstrap]
  /// makes.
  public static HalfSamples of(List<String> observationIds, long seed) {
    return of(observationIds, Bootstrap.RESAMPLES, seed);
  }

  /// The same with another number of draws, at least 1.
  public static HalfSamples of(List<String> observationIds, int draws, long seed) {
    return new HalfSamples(Bootstrap.rowsByObservation(observationIds), draws, seed);
  }

  /// The intervals of several statistics that are computed together. Without two observations there
  /// is none: its bounds are NaN, as are those of a statistic that no draw defines.
  public List<Bootstrap.Interval> intervals(Function<int[], double[]> statistics) {
    double[] values = statistics.apply(rows(observations));
    int half = observations.size() / 2;
    double[][] drawn = half == 0 ? new double[0][] : drawn(half, statistics);
    double scale = Math.sqrt((double) half / (observations.size() - half));
    return IntStream.range(0, values.length)
        .mapToObj(i ->
            interval(values[i], Arrays.stream(drawn).mapToDouble(draw -> draw[i]).toArray(), scale))
        .toList();
  }

  private static Bootstrap.Interval interval(double value, double[] draws, double scale) {
    double[] sorted = Arrays.stream(draws).filter(draw -> !Double.isNaN(draw)).sorted().toArray();
    if (sorted.length == 0) {
      return new Bootstrap.Interval(value, Double.NaN, Double.NaN);
    }
    double mean = Arrays.stream(sorted).average().orElseThrow();
    return new Bootstrap.Interval(
        value,
        value + scale * (Bootstrap.percentile(sorted, TAIL) - mean),
        value + scale * (Bootstrap.percentile(sorted, 1 - TAIL) - mean));
  }

  /// Every draw has a generator of its own, so that threads do not change it.
  private double[][] drawn(int half, Function<int[], double[]> statistics) {
    SplittableRandom seeds = new SplittableRandom(seed);
    long[] own = IntStream.range(0, draws).mapToLong(_ -> seeds.nextLong()).toArray();
    try (var count = IntervalProgress.count(draws)) {
      return Arrays.stream(own)
          .parallel()
          .mapToObj(start -> {
            double[] drawn = statistics.apply(draw(half, new SplittableRandom(start)));
            count.add();
            return drawn;
          })
          .toArray(double[][]::new);
    }
  }

  /// The first of the observations in an order that Fisher and Yates' shuffle has begun to make.
  private int[] draw(int half, SplittableRandom random) {
    int[][] order = observations.toArray(int[][]::new);
    for (int i = 0; i < half; i++) {
      int other = random.nextInt(i, order.length);
      int[] drawn = order[other];
      order[other] = order[i];
      order[i] = drawn;
    }
    return rows(Arrays.asList(order).subList(0, half));
  }

  private static int[] rows(List<int[]> observations) {
    return observations.stream().flatMapToInt(Arrays::stream).sorted().toArray();
  }
}
