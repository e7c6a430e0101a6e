package naja.eval.probe;

import java.util.Arrays;

/// A linear map from features to class scores: scores = x·W + b.
///
/// Weights are held as one row per feature, so that one row of a product is one row of scores; the
/// arrays are those that training changes.
public final class LinearModel {
  private final double[][] weights;
  private final double[] bias;

  /// @param weights one row per feature, one column per class; kept, not copied
  /// @param bias one value per class; kept, not copied
  LinearModel(double[][] weights, double[] bias) {
    this.weights = weights;
    this.bias = bias;
  }

  /// All zero.
  static LinearModel zero(int features, int classes) {
    return new LinearModel(new double[features][classes], new double[classes]);
  }

  /// From PyTorch's layout.
  ///
  /// @param weights one row per class, one column per feature
  /// @param bias one value per class
  public static LinearModel ofClassRows(double[][] weights, double[] bias) {
    if (weights.length != bias.length || bias.length == 0) {
      throw new IllegalArgumentException(
          "every class needs one bias, got %d rows of weights and %d biases"
              .formatted(weights.length, bias.length));
    }
    return new LinearModel(Products.transposed(weights), bias.clone());
  }

  public int features() {
    return weights.length;
  }

  public int classes() {
    return bias.length;
  }

  /// The weights as one row per class.
  public double[][] classRows() {
    return Products.transposed(weights);
  }

  /// One value per class.
  public double[] bias() {
    return bias.clone();
  }

  /// The sum of the squared weights, without the bias.
  public double squaredNorm() {
    double sum = 0;
    for (double[] row : weights) {
      for (double weight : row) {
        sum += weight * weight;
      }
    }
    return sum;
  }

  LinearModel copy() {
    double[][] rows = new double[weights.length][];
    Arrays.setAll(rows, i -> weights[i].clone());
    return new LinearModel(rows, bias.clone());
  }

  /// The scores of rows: one row per row, one column per class.
  public double[][] scores(double[][] rows) {
    double[][] scores = new double[rows.length][classes()];
    addScores(new Products(Precision.DOUBLE), scores, rows, rows.length);
    return scores;
  }

  /// Class probabilities: the softmax of the scores.
  public double[][] probabilities(double[][] rows) {
    double[][] scores = scores(rows);
    for (double[] row : scores) {
      Softmax.inPlace(row);
    }
    return scores;
  }

  /// Overwrites the first `count` rows of `scores`.
  void addScores(Products products, double[][] scores, double[][] rows, int count) {
    Products.inTasks(
        count,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            System.arraycopy(bias, 0, scores[row], 0, bias.length);
          }
        });
    products.addProduct(scores, rows, weights, count);
  }

  /// Every array that training changes: the rows of weights, then the bias.
  double[][] parameters() {
    double[][] all = Arrays.copyOf(weights, weights.length + 1);
    all[weights.length] = bias;
    return all;
  }

  double[][] weights() {
    return weights;
  }
}
