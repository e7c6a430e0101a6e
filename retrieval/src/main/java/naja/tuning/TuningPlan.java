package naja.tuning;

import java.time.Duration;
import java.util.List;
import naja.gallery.IndexFormat;

/// What is measured.
///
/// @param queries photos of the gallery that are searched for, 1 to 10,000
/// @param k neighbours wanted, 1 to 1,000
/// @param target smallest recall that will do, above 0, at most 1
/// @param beams widths to try, ascending
/// @param formats to try beside the gallery's own; an index is built for each
/// @param limit no further format is begun, and none continued, after this time
public record TuningPlan(
    int queries,
    int k,
    double target,
    List<Integer> beams,
    List<IndexFormat> formats,
    Duration limit) {
  /// Widths that are tried where nothing else is said.
  public static final List<Integer> BEAMS = List.of(16, 24, 35, 50, 70, 100, 140, 200, 280, 400);

  public TuningPlan {
    beams = beams.stream().distinct().sorted().toList();
    formats = formats.stream().distinct().toList();
    if (queries < 1 || queries > 10_000) {
      throw new IllegalArgumentException("queries must be between 1 and 10000, got " + queries);
    }
    if (k < 1 || k > 1000) {
      throw new IllegalArgumentException("k must be between 1 and 1000, got " + k);
    }
    if (!(target > 0 && target <= 1)) {
      throw new IllegalArgumentException(
          "the recall target must be above 0 and at most 1, got " + target);
    }
    if (beams.isEmpty() || beams.getFirst() < 1) {
      throw new IllegalArgumentException("beams must be at least 1, got " + beams);
    }
    if (!limit.isPositive()) {
      throw new IllegalArgumentException("the time limit must be positive, got " + limit);
    }
  }
}
