package naja.eval.probe;

import java.util.stream.IntStream;
import naja.eval.dataset.ClassIndex;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.Matrix;

/// Feature vectors with the index of each one's class.
///
/// Rows are shared, not copied: a training set may fill most of the memory.
public final class LabelledRows {
  private final double[][] features;
  private final int[] classes;
  private final int classCount;

  /// @param features one row per example, all of one length
  /// @param classes one index from 0 to `classCount` − 1 per row
  /// @param classCount at least 1
  public LabelledRows(double[][] features, int[] classes, int classCount) {
    if (features.length != classes.length) {
      throw new IllegalArgumentException(
          "every row needs one class, got %d rows and %d classes"
              .formatted(features.length, classes.length));
    }
    if (features.length == 0) {
      throw new IllegalArgumentException("training and testing need at least 1 row, got 0");
    }
    for (int row = 0; row < features.length; row++) {
      check(row, features[row], features[0].length, classes[row], classCount);
    }
    this.features = features;
    this.classes = classes;
    this.classCount = classCount;
  }

  /// Embeddings with the columns of their taxa.
  ///
  /// @throws naja.eval.dataset.DatasetException naming the row of a taxon that is none of the
  ///   classes
  public static LabelledRows of(LabelledEmbeddings embeddings, ClassIndex classes) {
    return new LabelledRows(
        rows(embeddings.vectors()), classes.columns(embeddings.taxonIds()), classes.size());
  }

  /// A copy of a matrix as an array of rows.
  public static double[][] rows(Matrix matrix) {
    return IntStream.range(0, matrix.rows()).mapToObj(matrix::row).toArray(double[][]::new);
  }

  private static void check(int row, double[] values, int dimension, int label, int classCount) {
    if (values.length != dimension) {
      throw new IllegalArgumentException(
          "row %d has %d values, row 0 has %d".formatted(row, values.length, dimension));
    }
    if (label < 0 || label >= classCount) {
      throw new IllegalArgumentException(
          "row %d has class %d, expected 0 to %d".formatted(row, label, classCount - 1));
    }
  }

  /// The rows themselves.
  public double[][] features() {
    return features;
  }

  /// The class index of every row.
  public int[] classes() {
    return classes;
  }

  public int classCount() {
    return classCount;
  }

  public int size() {
    return classes.length;
  }

  /// Values per row.
  public int dimension() {
    return features[0].length;
  }

  /// The rows at some positions, in that order.
  public LabelledRows at(int... rows) {
    double[][] chosen = new double[rows.length][];
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = features[rows[i]];
      labels[i] = classes[rows[i]];
    }
    return new LabelledRows(chosen, labels, classCount);
  }

  /// The rows at all other positions, in ascending order.
  public LabelledRows without(int... rows) {
    boolean[] left = new boolean[size()];
    for (int row : rows) {
      left[row] = true;
    }
    int[] rest = IntStream.range(0, size()).filter(row -> !left[row]).toArray();
    return at(rest);
  }

  /// The share of rows whose class has the highest score of a model, ties to the lowest class.
  public double accuracy(LinearModel model) {
    double[][] scores = model.scores(features);
    long hits =
        IntStream.range(0, size()).filter(row -> Softmax.best(scores[row]) == classes[row]).count();
    return (double) hits / size();
  }

  /// The same classes with other features.
  public LabelledRows with(double[][] other) {
    return new LabelledRows(other, classes, classCount);
  }

  @Override
  public String toString() {
    return "%d rows of %d values in %d classes".formatted(size(), dimension(), classCount);
  }
}
