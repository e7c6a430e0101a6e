package naja.eval.metric;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A named number of a protocol with its 95 % bootstrap interval.
///
/// @param name in snake case, such as `top1` or `recall_at_5`
/// @param value over all queries as they are
/// @param low the 2.5th percentile over resamples of observations
/// @param high the 97.5th percentile
public record Score(String name, double value, double low, double high) {
  /// Names an interval.
  public static Score of(String name, Bootstrap.Interval interval) {
    return new Score(name, interval.value(), interval.low(), interval.high());
  }

  /// Names intervals one by one.
  public static List<Score> named(List<String> names, List<Bootstrap.Interval> intervals) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> of(names.get(i), intervals.get(i)))
        .toList();
  }

  /// The number and its interval with four places, for people.
  public String text() {
    return String.format(Locale.ROOT, "%.4f (%.4f to %.4f)", value, low, high);
  }
}
