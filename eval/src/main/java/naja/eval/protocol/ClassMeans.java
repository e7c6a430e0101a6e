package naja.eval.protocol;

import naja.eval.dataset.ClassIndex;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.Matrix;

/// The arithmetic mean of every class's vectors.
final class ClassMeans {
  private ClassMeans() {}

  /// One row per class; a class without a vector has zeros.
  static Matrix of(LabelledEmbeddings features, ClassIndex classes) {
    Matrix means = Matrix.zeros(classes.size(), features.dimension());
    int[] columns = classes.columns(features.taxonIds());
    int[] counts = new int[classes.size()];
    int dimension = features.dimension();
    double[] values = features.vectors().values();
    for (int row = 0; row < columns.length; row++) {
      counts[columns[row]]++;
      int to = columns[row] * dimension;
      for (int i = 0; i < dimension; i++) {
        means.values()[to + i] += values[row * dimension + i];
      }
    }
    for (int i = 0; i < means.values().length; i++) {
      means.values()[i] /= Math.max(1, counts[i / dimension]);
    }
    return means;
  }
}
