package naja.eval.metric;

import java.util.Arrays;

/// How well a score tells known taxa (the positives) from unknown ones: higher means known.
public final class OpenSet {
  private static final double SHARE = 0.95;

  private final double[] known;
  private final double[] unknown;

  private OpenSet(double[] known, double[] unknown) {
    this.known = known;
    this.unknown = unknown;
  }

  /// Takes the scores of queries of known and of unknown taxa, at least one of each and no NaN.
  public static OpenSet of(double[] known, double[] unknown) {
    if (known.length == 0 || unknown.length == 0) {
      throw new IllegalArgumentException(
          "there must be known and unknown queries, got %d and %d"
              .formatted(known.length, unknown.length));
    }
    if (hasNan(known) || hasNan(unknown)) {
      throw new IllegalArgumentException("scores must be numbers, got NaN");
    }
    return new OpenSet(sorted(known), sorted(unknown));
  }

  /// The area under the ROC curve: the chance that a known query scores higher than an unknown one,
  /// a tie counting one half.
  public double auroc() {
    double won = 0;
    for (double score : known) {
      int below = countBelow(unknown, score);
      int equal = countBelow(unknown, Math.nextUp(score)) - below;
      won += below + equal / 2.0;
    }
    return won / ((double) known.length * unknown.length);
  }

  /// The highest threshold that accepts (score ≥ threshold) at least 95 % of the known queries.
  public double threshold() {
    int accepted = (int) Math.ceil(SHARE * known.length - 1e-9);
    return known[known.length - accepted];
  }

  /// FPR@95: the share of unknown queries that [#threshold()] accepts.
  public double falsePositiveRate() {
    return 1 - (double) countBelow(unknown, threshold()) / unknown.length;
  }

  private static int countBelow(double[] sorted, double bound) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Sorted, with -0.0 as 0.0.
  private static double[] sorted(double[] scores) {
    return Arrays.stream(scores).map(score -> score + 0.0).sorted().toArray();
  }

  private static boolean hasNan(double[] scores) {
    return Arrays.stream(scores).anyMatch(Double::isNaN);
  }
}
