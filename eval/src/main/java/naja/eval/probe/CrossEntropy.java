package naja.eval.probe;

import java.util.Arrays;

/// The cross-entropy of a linear model's softmax, with its gradient, over a few rows at a time.
///
/// One object holds the buffers of one training and is not safe for several threads; it uses all
/// cores itself.
final class CrossEntropy {
  private final double[][] errors;
  private final double[] losses;
  private final double smoothing;
  private int hits;

  /// @param capacity rows at a time
  /// @param smoothing share of the target that is spread over all classes, 0 to 1
  CrossEntropy(int capacity, int classes, double smoothing) {
    this.errors = new double[capacity][classes];
    this.losses = new double[capacity];
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
    int features = model.features();
    double[] bias = gradient[features];
    for (int row = 0; row < count; row++) {
      toErrors(errors[row], classes[row], weight);
      for (int i = 0; i < bias.length; i++) {
        bias[i] += errors[row][i];
      }
    }
    Products.addTransposedProduct(Arrays.copyOf(gradient, features), rows, errors, count);
    return loss;
  }

  /// The summed loss of the first `count` rows; [#hits()] then counts those of them that the model
  /// names rightly.
  double evaluate(LinearModel model, double[][] rows, int[] classes, int count) {
    model.addScores(errors, rows, count);
    Products.inTasks(
        count,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            losses[row] = loss(errors[row], classes[row]);
          }
        });
    double sum = 0;
    hits = 0;
    for (int row = 0; row < count; row++) {
      sum += losses[row];
      hits += Softmax.best(errors[row]) == classes[row] ? 1 : 0;
    }
    return sum;
  }

  /// How many of the rows of the last call were named rightly.
  int hits() {
    return hits;
  }

  private double loss(double[] scores, int label) {
    double target = (1 - smoothing) * scores[label];
    if (smoothing > 0) {
      target += smoothing * Arrays.stream(scores).average().orElse(0);
    }
    return Softmax.inPlace(scores) - target;
  }

  private void toErrors(double[] probabilities, int label, double weight) {
    double spread = smoothing / probabilities.length;
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = weight * (probabilities[i] - spread);
    }
    probabilities[label] -= weight * (1 - smoothing);
  }
}
