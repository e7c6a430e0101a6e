package naja.eval.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Percentile intervals by drawing whole observations with replacement: photos of one observation
/// are not independent, so that they come and go together.
public final class Bootstrap {
  /// What reports call it.
  public static final String NAME = "bootstrap";

  /// As many resamples as reports use.
  public static final int RESAMPLES = 1000;

  private static final double TAIL = 0.025;

  private final List<int[]> observations;
  private final int resamples;
  private final long seed;

  /// A number with its 95 % interval.
  ///
  /// @param value over all rows as they are
  /// @param low the 2.5th percentile over the resamples, between ranks by linear interpolation
  /// @param high the 97.5th percentile
  public record Interval(double value, double low, double high) {
    /// Whether a value is in the interval.
    public boolean holds(double other) {
      return low <= other && other <= high;
    }
  }

  /// How much better A is than B on the same queries.
  ///
  /// @param difference A − B
  /// @param aboveZero the share of resamples in which A is the greater one
  public record Comparison(Interval difference, double aboveZero) {}

  private Bootstrap(List<int[]> observations, int resamples, long seed) {
    this.observations = observations;
    this.resamples = resamples;
    this.seed = seed;
  }

  /// Prepares draws of the observations of these rows, at least one.
  public static Bootstrap of(List<String> observationIds, long seed) {
    return of(observationIds, RESAMPLES, seed);
  }

  /// The same with another number of resamples, at least 1.
  public static Bootstrap of(List<String> observationIds, int resamples, long seed) {
    if (observationIds.isEmpty() || resamples < 1) {
      throw new IllegalArgumentException(
          "a bootstrap needs rows and resamples, got %d and %d"
              .formatted(observationIds.size(), resamples));
    }
    return new Bootstrap(rowsByObservation(observationIds), resamples, seed);
  }

  /// The rows of every observation, in the order of their first rows.
  static List<int[]> rowsByObservation(List<String> observationIds) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int row = 0; row < observationIds.size(); row++) {
      groups.computeIfAbsent(observationIds.get(row), _ -> new ArrayList<>()).add(row);
    }
    return groups.values().stream()
        .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /// The interval of a statistic of rows, which may come several times.
  public Interval interval(ToDoubleFunction<int[]> statistic) {
    return intervals(rows -> new double[] {statistic.applyAsDouble(rows)}).getFirst();
  }

  /// The intervals of several statistics that are computed together, from the same draws. A draw
  /// for which a statistic is undefined (NaN) does not count for that statistic.
  public List<Interval> intervals(Function<int[], double[]> statistics) {
    double[][] draws = draws(statistics);
    double[] values = statistics.apply(all());
    return IntStream.range(0, values.length)
        .mapToObj(i -> interval(values[i], column(draws, i)))
        .toList();
  }

  /// Compares two sets of statistics for the same rows, drawn together.
  public List<Comparison> comparisons(Function<int[], double[]> a, Function<int[], double[]> b) {
    Function<int[], double[]> differences = rows -> difference(a.apply(rows), b.apply(rows));
    double[][] draws = draws(differences);
    double[] values = differences.apply(all());
    return IntStream.range(0, values.length)
        .mapToObj(i -> comparison(values[i], column(draws, i)))
        .toList();
  }

  private static Comparison comparison(double value, double[] draws) {
    double above = Arrays.stream(draws).filter(draw -> draw > 0).count();
    return new Comparison(interval(value, draws), above / draws.length);
  }

  private static Interval interval(double value, double[] draws) {
    double[] sorted = Arrays.stream(draws).filter(draw -> !Double.isNaN(draw)).sorted().toArray();
    return sorted.length == 0
        ? new Interval(value, Double.NaN, Double.NaN)
        : new Interval(value, percentile(sorted, TAIL), percentile(sorted, 1 - TAIL));
  }

  /// Every resample has a generator of its own, so that threads do not change the draw.
  private double[][] draws(Function<int[], double[]> statistics) {
    SplittableRandom seeds = new SplittableRandom(seed);
    long[] own = IntStream.range(0, resamples).mapToLong(_ -> seeds.nextLong()).toArray();
    try (var count = IntervalProgress.count(resamples)) {
      return Arrays.stream(own)
          .parallel()
          .mapToObj(start -> {
            double[] drawn = statistics.apply(draw(new SplittableRandom(start)));
            count.add();
            return drawn;
          })
          .toArray(double[][]::new);
    }
  }

  /// All rows, in order.
  private int[] all() {
    return observations.stream().flatMapToInt(Arrays::stream).sorted().toArray();
  }

  private int[] draw(SplittableRandom random) {
    int[][] drawn = new int[observations.size()][];
    int rows = 0;
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = observations.get(random.nextInt(observations.size()));
      rows += drawn[i].length;
    }
    int[] together = new int[rows];
    int at = 0;
    for (int[] observation : drawn) {
      System.arraycopy(observation, 0, together, at, observation.length);
      at += observation.length;
    }
    return together;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return difference;
  }

  private static double[] column(double[][] draws, int column) {
    return Arrays.stream(draws).mapToDouble(draw -> draw[column]).toArray();
  }

  /// The value at a share of the way through sorted values, as `numpy.percentile` has it.
  static double percentile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
