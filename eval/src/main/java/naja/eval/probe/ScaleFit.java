package naja.eval.probe;

/// Temperature scaling (Guo et al., On Calibration of Modern Neural Networks, 2017): the one factor
/// on all scores under whose softmax the truth is most probable. The temperature is its reciprocal.
///
/// Of n rows, 1 / (n + 2) of each row's target is spread evenly over the wrong columns, as Platt
/// (Probabilistic Outputs for Support Vector Machines, 1999) does: where all n are right, that
/// keeps the factor from growing without end.
public final class ScaleFit {
  private static final double LOWEST = Math.log(1e-4);
  private static final double HIGHEST = Math.log(1e4);
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double WIDTH = 1e-6;

  private ScaleFit() {}

  /// The factor, from 1e-4 to 1e4: the loss is convex in it, so that a golden-section search over
  /// its logarithm finds it.
  ///
  /// @param scores one row per photo, at least one; two columns or more
  /// @param truths the true column of every row
  public static double of(double[][] scores, int[] truths) {
    if (scores.length == 0 || scores.length != truths.length) {
      throw new IllegalArgumentException(
          "a scale is fitted on 1 row or more, each with its truth, got %d and %d"
              .formatted(scores.length, truths.length));
    }
    double low = LOWEST;
    double high = HIGHEST;
    while (high - low > WIDTH) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (loss(scores, truths, Math.exp(left)) <= loss(scores, truths, Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  private static double loss(double[][] scores, int[] truths, double scale) {
    double sum = 0;
    for (int row = 0; row < scores.length; row++) {
      double[] scaled = new double[scores[row].length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = scale * scores[row][i];
      }
      double target = target(scaled, truths[row], 1.0 / (scores.length + 2));
      sum += Softmax.inPlace(scaled) - target;
    }
    return sum;
  }

  private static double target(double[] scores, int truth, double spread) {
    double others = -scores[truth];
    for (double score : scores) {
      others += score;
    }
    return (1 - spread) * scores[truth] + spread * others / (scores.length - 1);
  }
}
