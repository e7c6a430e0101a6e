package naja.eval.protocol;

import naja.eval.dataset.Matrix;

/// How like two vectors are: more is more alike.
public enum Likeness {
  /// The cosine, with norms of at least 1e-8 as torch takes them: 0 for a zero vector.
  COSINE {
    @Override
    Matrix of(Matrix queries, Matrix prototypes) {
      Matrix scores = queries.timesTransposed(prototypes);
      double[] left = norms(queries);
      double[] right = norms(prototypes);
      for (int row = 0; row < scores.rows(); row++) {
        for (int column = 0; column < scores.columns(); column++) {
          double norm = Math.max(left[row], SMALLEST) * Math.max(right[column], SMALLEST);
          scores.set(row, column, scores.get(row, column) / norm + 0.0);
        }
      }
      return scores;
    }
  },
  /// The Euclidean distance with a minus sign.
  EUCLIDEAN {
    @Override
    Matrix of(Matrix queries, Matrix prototypes) {
      Matrix scores = queries.timesTransposed(prototypes);
      double[] left = norms(queries);
      double[] right = norms(prototypes);
      for (int row = 0; row < scores.rows(); row++) {
        for (int column = 0; column < scores.columns(); column++) {
          double square =
              left[row] * left[row] + right[column] * right[column] - 2 * scores.get(row, column);
          scores.set(row, column, -Math.sqrt(Math.max(0, square)));
        }
      }
      return scores;
    }
  };

  private static final double SMALLEST = 1e-8;

  /// One row per query, one column per prototype.
  abstract Matrix of(Matrix queries, Matrix prototypes);

  private static double[] norms(Matrix matrix) {
    double[] norms = new double[matrix.rows()];
    for (int row = 0; row < norms.length; row++) {
      double sum = 0;
      for (int column = 0; column < matrix.columns(); column++) {
        sum += matrix.get(row, column) * matrix.get(row, column);
      }
      norms[row] = Math.sqrt(sum);
    }
    return norms;
  }
}
