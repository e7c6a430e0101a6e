package naja.projection;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations.
final class SymmetricEigen {
  private static final int MOST_SWEEPS = 60;
  private static final double NEGLIGIBLE = 1e-15;

  private final double[] values;
  private final double[][] vectors;

  private SymmetricEigen(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /// @param symmetric left as it is
  static SymmetricEigen of(double[][] symmetric) {
    int size = symmetric.length;
    double[][] matrix = new double[size][];
    double[][] vectors = new double[size][size];
    for (int i = 0; i < size; i++) {
      matrix[i] = symmetric[i].clone();
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(matrix); sweep++) {
      for (int p = 0; p < size; p++) {
        for (int q = p + 1; q < size; q++) {
          rotate(matrix, vectors, p, q);
        }
      }
    }
    return sorted(matrix, vectors);
  }

  /// In descending order.
  double[] values() {
    return values;
  }

  /// One per row, of unit length.
  double[][] vectors() {
    return vectors;
  }

  private static SymmetricEigen sorted(double[][] diagonal, double[][] vectors) {
    int[] order =
        IntStream.range(0, diagonal.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> diagonal[i][i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[order.length];
    double[][] rows = new double[order.length][];
    for (int i = 0; i < order.length; i++) {
      values[i] = diagonal[order[i]][order[i]];
      rows[i] = vectors[order[i]];
    }
    return new SymmetricEigen(values, rows);
  }

  private static boolean isDiagonal(double[][] matrix) {
    double off = 0;
    double all = 0;
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        all = Math.max(all, Math.abs(matrix[i][j]));
        off = i == j ? off : Math.max(off, Math.abs(matrix[i][j]));
      }
    }
    return off <= NEGLIGIBLE * all;
  }

  /// Makes the value at (p, q) zero.
  private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
    double off = matrix[p][q];
    if (off == 0) {
      return;
    }
    double theta = (matrix[q][q] - matrix[p][p]) / (2 * off);
    double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(1, theta));
    double cosine = 1 / Math.hypot(1, tangent);
    double sine = tangent * cosine;
    for (double[] row : matrix) {
      double atP = row[p];
      row[p] = cosine * atP - sine * row[q];
      row[q] = sine * atP + cosine * row[q];
    }
    turn(matrix[p], matrix[q], cosine, sine);
    turn(vectors[p], vectors[q], cosine, sine);
  }

  private static void turn(double[] one, double[] other, double cosine, double sine) {
    for (int i = 0; i < one.length; i++) {
      double value = one[i];
      one[i] = cosine * value - sine * other[i];
      other[i] = sine * value + cosine * other[i];
    }
  }
}
