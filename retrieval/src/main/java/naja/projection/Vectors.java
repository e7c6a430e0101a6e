package naja.projection;

import java.util.List;
import java.util.Random;

/// Sums and products of vectors, in double precision.
final class Vectors {
  private Vectors() {}

  /// Four sums side by side, which need not wait for each other.
  static double dot(double[] one, double[] other) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int even = one.length & ~3;
    for (int i = 0; i < even; i += 4) {
      a += one[i] * other[i];
      b += one[i + 1] * other[i + 1];
      c += one[i + 2] * other[i + 2];
      d += one[i + 3] * other[i + 3];
    }
    for (int i = even; i < one.length; i++) {
      a += one[i] * other[i];
    }
    return (a + b) + (c + d);
  }

  static double norm(double[] vector) {
    return Math.sqrt(dot(vector, vector));
  }

  static double squaredDistance(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = one[i] - other[i];
      sum += difference * difference;
    }
    return sum;
  }

  /// Adds `factor` times `vector` to `target`.
  static void add(double[] target, double[] vector, double factor) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * vector[i];
    }
  }

  static double[] mean(List<double[]> rows) {
    double[] mean = new double[rows.getFirst().length];
    for (double[] row : rows) {
      add(mean, row, 1);
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= rows.size();
    }
    return mean;
  }

  /// One sum of `vectors` per row of `weights`.
  static double[][] combined(double[][] weights, double[][] vectors) {
    double[][] sums = new double[weights.length][vectors[0].length];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < vectors.length; j++) {
        add(sums[i], vectors[j], weights[i][j]);
      }
    }
    return sums;
  }

  static double[][] randomOrthonormal(int count, int dimension, Random random) {
    double[][] vectors = new double[count][dimension];
    for (double[] vector : vectors) {
      for (int i = 0; i < dimension; i++) {
        vector[i] = random.nextGaussian();
      }
    }
    return orthonormal(vectors);
  }

  /// Vectors of unit length at right angles that span the same space: Gram-Schmidt, twice, so that
  /// rounding leaves no trace. What is nothing but a sum of the others gives way to an axis of the
  /// coordinates.
  static double[][] orthonormal(double[][] vectors) {
    double[][] done = new double[vectors.length][];
    int spare = 0;
    for (int i = 0; i < vectors.length; i++) {
      double[] vector = vectors[i].clone();
      while (!isMadeUnit(vector, done, i)) {
        vector = new double[vector.length];
        vector[spare++] = 1;
      }
      done[i] = vector;
    }
    return done;
  }

  private static boolean isMadeUnit(double[] vector, double[][] others, int count) {
    double before = norm(vector);
    for (int pass = 0; pass < 2; pass++) {
      for (int j = 0; j < count; j++) {
        add(vector, others[j], -dot(vector, others[j]));
      }
    }
    double norm = norm(vector);
    if (!(norm > 1e-10 * before)) {
      return false;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= norm;
    }
    return true;
  }

  /// The same line, pointing to where its largest value is positive.
  static double[] largestPositive(double[] vector) {
    double largest = 0;
    for (double value : vector) {
      if (Math.abs(value) > Math.abs(largest)) {
        largest = value;
      }
    }
    double[] turned = vector.clone();
    if (largest < 0) {
      for (int i = 0; i < turned.length; i++) {
        turned[i] = -turned[i];
      }
    }
    return turned;
  }
}
