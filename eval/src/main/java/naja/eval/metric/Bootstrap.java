package naja.eval.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Percentile intervals by drawing whole observations with replacement: photos of one observation
/// are not independent, so that they come and go together.
public final class Bootstrap {
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
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int row = 0; row < observationIds.size(); row++) {
      groups.computeIfAbsent(observationIds.get(row), _ -> new ArrayList<>()).add(row);
    }
    List<int[]> observations =
        groups.values().stream()
            .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
            .toList();
    return new Bootstrap(observations, resamples, seed);
  }

  /// The interval of a statistic of rows, which may come several times.
  public Interval interval(ToDoubleFunction<int[]> statistic) {
    return interval(statistic, draws(statistic));
  }

  /// The interval of a score of predictions, one per row.
  public Interval interval(List<Prediction> predictions, ToDoubleFunction<List<Prediction>> score) {
    return interval(rows -> score.applyAsDouble(chosen(predictions, rows)));
  }

  /// Compares two sets of predictions for the same rows, drawn together.
  public Comparison compare(
      List<Prediction> a, List<Prediction> b, ToDoubleFunction<List<Prediction>> score) {
    ToDoubleFunction<int[]> difference =
        rows -> score.applyAsDouble(chosen(a, rows)) - score.applyAsDouble(chosen(b, rows));
    double[] draws = draws(difference);
    double above = Arrays.stream(draws).filter(draw -> draw > 0).count();
    return new Comparison(interval(difference, draws), above / resamples);
  }

  private Interval interval(ToDoubleFunction<int[]> statistic, double[] draws) {
    int[] all = observations.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    double[] sorted = Arrays.stream(draws).sorted().toArray();
    return new Interval(
        statistic.applyAsDouble(all), percentile(sorted, TAIL), percentile(sorted, 1 - TAIL));
  }

  /// Every resample has a generator of its own, so that threads do not change the draw.
  private double[] draws(ToDoubleFunction<int[]> statistic) {
    SplittableRandom seeds = new SplittableRandom(seed);
    long[] own = IntStream.range(0, resamples).mapToLong(_ -> seeds.nextLong()).toArray();
    return Arrays.stream(own)
        .parallel()
        .mapToDouble(start -> statistic.applyAsDouble(draw(new SplittableRandom(start))))
        .toArray();
  }

  private int[] draw(SplittableRandom random) {
    return IntStream.range(0, observations.size())
        .mapToObj(_ -> observations.get(random.nextInt(observations.size())))
        .flatMapToInt(Arrays::stream)
        .toArray();
  }

  /// The value at a share of the way through sorted values, as `numpy.percentile` has it.
  static double percentile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static List<Prediction> chosen(List<Prediction> predictions, int[] rows) {
    return Arrays.stream(rows).mapToObj(predictions::get).toList();
  }
}
