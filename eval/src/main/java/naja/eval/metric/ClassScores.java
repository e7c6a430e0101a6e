package naja.eval.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import naja.eval.dataset.ClassIndex;
import naja.eval.dataset.Matrix;

/// A score of every class for every query; the highest is the answer, ties go to the class that
/// comes first in the [ClassIndex].
///
/// @param scores one row per query, one column per class; not NaN
public record ClassScores(ClassIndex classes, Matrix scores) {
  /// Checks the shape.
  ///
  /// @throws IllegalArgumentException if there are not as many columns as classes
  public ClassScores {
    if (scores.columns() != classes.size()) {
      throw new IllegalArgumentException(
          "%d classes need as many columns, got %d".formatted(classes.size(), scores.columns()));
    }
  }

  /// The columns of the `k` best classes of a query (all of them where there are fewer), best
  /// first.
  public int[] best(int row, int k) {
    return best(scores.row(row), k);
  }

  /// The same for the scores of one query. -0.0 and 0.0 are one score.
  public static int[] best(double[] scores, int k) {
    int[] best = new int[Math.min(k, scores.length)];
    int found = 0;
    for (int column = 0; column < scores.length; column++) {
      if (found == best.length && !(scores[column] > scores[best[found - 1]])) {
        continue;
      }
      found = Math.min(found + 1, best.length);
      int at = found - 1;
      while (at > 0 && scores[column] > scores[best[at - 1]]) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = column;
    }
    return best;
  }

  /// The `k` best taxa of every query against its truth.
  public List<Prediction> predictions(List<String> truths, int k) {
    return IntStream.range(0, scores.rows())
        .parallel()
        .mapToObj(row -> new Prediction(truths.get(row), taxonIds(best(row, k))))
        .toList();
  }

  /// exp(sᵢ) / Σⱼ exp(sⱼ) along every row, in a new matrix.
  public static Matrix softmax(Matrix logits) {
    Matrix probabilities = logits.copy();
    for (int row = 0; row < logits.rows(); row++) {
      double[] values = logits.row(row);
      double top = Arrays.stream(values).max().orElse(0);
      double[] weights = Arrays.stream(values).map(value -> Math.exp(value - top)).toArray();
      double sum = Arrays.stream(weights).sum();
      probabilities.setRow(row, Arrays.stream(weights).map(weight -> weight / sum).toArray());
    }
    return probabilities;
  }

  /// The score of each query's true class; NaN where that is none of the classes.
  public double[] ofTruth(List<String> truths) {
    double[] of = new double[scores.rows()];
    for (int row = 0; row < of.length; row++) {
      int column = classes.column(truths.get(row));
      of[row] = column < 0 ? Double.NaN : scores.get(row, column);
    }
    return of;
  }

  private List<String> taxonIds(int[] columns) {
    return Arrays.stream(columns).mapToObj(classes::taxonId).toList();
  }
}
