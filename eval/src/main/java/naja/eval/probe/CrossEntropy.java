package naja.eval.probe;

import java.util.Arrays;

/// The cross-entropy of a linear model's softmax, with its gradient, over a few rows at a time.
///
/// One object holds the buffers of one training and is not safe for several threads; it uses all
/// cores itself.
final class CrossEntropy {
  private final Products products;
  private final double[][] errors;
  private final double[] losses;
  private final boolean[] right;
  private final double smoothing;
  private int hits;

  /// @param capacity rows at a time
  /// @param smoothing share of the target that is spread over all classes, 0 to 1
  CrossEntropy(Precision precision, int capacity, int classes, double smoothing) {
    this.products = new Products(precision);
    this.errors = new double[capacity][classes];
    this.losses = new double[capacity];
    this.right = new boolean[capacity];
    this.smoothing = smoothing;
  }

  int capacity() {
    return losses.length;
  }

  /// Adds `weight` times the gradient of the summed loss of the first `count` rows to the gradient,
  /// and returns the summed loss −Σ log p(class), not weighted.
  ///
  /// @param gradient in the layout of [LinearModel#parameters()]
  double addGradient(
      LinearModel model,
      double[][] rows,
      int[] classes,
      int count,
      double weight,
      double[][] gradient) {
    double loss = evaluate(model, rows, classes, count);
    Products.inTasks(
        count,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            toErrors(errors[row], classes[row], weight);
          }
        });
    addColumnSums(gradient[model.features()], count);
    products.addTransposedProduct(Arrays.copyOf(gradient, model.features()), rows, errors, count);
    return loss;
  }

  /// Row after row in every task, so that each sum is taken in one order.
  private void addColumnSums(double[] sums, int count) {
    Products.inTasks(
        sums.length,
        (from, to) -> {
          for (int row = 0; row < count; row++) {
            for (int i = from; i < to; i++) {
              sums[i] += errors[row][i];
            }
          }
        });
  }

  /// The summed loss of the first `count` rows; [#hits()] then counts those of them that the model
  /// names rightly.
  double evaluate(LinearModel model, double[][] rows, int[] classes, int count) {
    model.addScores(products, errors, rows, count);
    Products.inTasks(
        count,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            int best = Softmax.best(errors[row]);
            right[row] = best == classes[row];
            losses[row] = loss(errors[row], classes[row], best);
          }
        });
    double sum = 0;
    hits = 0;
    for (int row = 0; row < count; row++) {
      sum += losses[row];
      hits += right[row] ? 1 : 0;
    }
    return sum;
  }

  /// How many of the rows of the last call were named rightly.
  int hits() {
    return hits;
  }

  private double loss(double[] scores, int label, int best) {
    double target = (1 - smoothing) * scores[label];
    if (smoothing > 0) {
      target += smoothing * Arrays.stream(scores).average().orElse(0);
    }
    return Softmax.inPlace(scores, best) - target;
  }

  private void toErrors(double[] probabilities, int label, double weight) {
    double spread = smoothing / probabilities.length;
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = weight * (probabilities[i] - spread);
    }
    probabilities[label] -= weight * (1 - smoothing);
  }
}
