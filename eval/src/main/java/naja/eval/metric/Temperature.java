package naja.eval.metric;

import naja.eval.dataset.Matrix;

/// The temperature T that makes softmax(scores / T) most likely: the one with the lowest mean
/// negative log-likelihood of the true classes (Guo et al. 2017).
///
/// The likelihood is concave in 1/T, so that its one maximum is where the slope changes sign.
///
/// @param value T
/// @param logLoss the mean −log p(truth) at T
public record Temperature(double value, double logLoss) {
  private static final double SMALLEST = 1e-6;
  private static final double LARGEST = 1e6;
  private static final int HALVINGS = 200;

  /// Fits T between 1e-6 and 1e6; one end of that range comes back where better scores only get
  /// better by going on, as when every truth scores highest.
  ///
  /// @param scores one row per query, one column per class
  /// @param columns the column of each query's truth
  public static Temperature fit(Matrix scores, int[] columns) {
    if (scores.rows() == 0 || scores.rows() != columns.length) {
      throw new IllegalArgumentException(
          "scores and truths must be as many, at least 1, got %d and %d"
              .formatted(scores.rows(), columns.length));
    }
    double low = Math.log(1 / LARGEST);
    double high = Math.log(1 / SMALLEST);
    for (int i = 0; i < HALVINGS && high - low > 1e-14; i++) {
      double middle = (low + high) / 2;
      if (slope(scores, columns, Math.exp(middle)) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double inverse = Math.exp((low + high) / 2);
    return new Temperature(1 / inverse, logLoss(scores, columns, inverse));
  }

  /// The mean of −log softmax(scores / temperature) at the true columns.
  public static double logLossAt(Matrix scores, int[] columns, double temperature) {
    return logLoss(scores, columns, 1 / temperature);
  }

  /// d(mean loss) / d(1/T): the expected score less the score of the truth.
  private static double slope(Matrix scores, int[] columns, double inverse) {
    double sum = 0;
    for (int row = 0; row < columns.length; row++) {
      double top = top(scores, row);
      double weights = 0;
      double weighted = 0;
      for (int column = 0; column < scores.columns(); column++) {
        double score = scores.get(row, column);
        double weight = Math.exp((score - top) * inverse);
        weights += weight;
        weighted += weight * score;
      }
      sum += weighted / weights - scores.get(row, columns[row]);
    }
    return sum / columns.length;
  }

  private static double logLoss(Matrix scores, int[] columns, double inverse) {
    double sum = 0;
    for (int row = 0; row < columns.length; row++) {
      double top = top(scores, row);
      double weights = 0;
      for (int column = 0; column < scores.columns(); column++) {
        weights += Math.exp((scores.get(row, column) - top) * inverse);
      }
      sum += Math.log(weights) - (scores.get(row, columns[row]) - top) * inverse;
    }
    return sum / columns.length;
  }

  private static double top(Matrix scores, int row) {
    double top = Double.NEGATIVE_INFINITY;
    for (int column = 0; column < scores.columns(); column++) {
      top = Math.max(top, scores.get(row, column));
    }
    return top;
  }
}
