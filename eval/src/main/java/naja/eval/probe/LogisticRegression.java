package naja.eval.probe;

import java.util.Arrays;

/// Multinomial logistic regression with an L2 penalty on the weights.
///
/// Minimises ½‖W‖² − C·Σᵢ log pᵢ, where pᵢ is the softmax of xᵢ·W + b at the row's class, over a
/// full weight per feature and class; b is free, and there is no division by the number of rows:
/// the objective of scikit-learn's `LogisticRegression` and of the logistic-regression evaluation
/// of DINOv2.
///
/// @param c weight of the losses against the penalty, greater than 0
/// @param tolerance the largest Euclidean norm of the gradient at the end, as a share of its norm
///   at W = 0, b = 0
/// @param maxIterations at least 1
public record LogisticRegression(double c, double tolerance, int maxIterations) {
  /// Rows whose scores are held at a time.
  private static final int CHUNK = 2048;

  public LogisticRegression {
    if (!(c > 0) || Double.isInfinite(c)) {
      throw new IllegalArgumentException("C must be greater than 0, got " + c);
    }
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance must be between 0 and 1, got " + tolerance);
    }
    if (maxIterations < 1) {
      throw new IllegalArgumentException("maxIterations must be at least 1, got " + maxIterations);
    }
  }

  /// Solved as far as double precision makes a difference.
  public static LogisticRegression converged(double c) {
    return new LogisticRegression(c, 1e-9, 10_000);
  }

  /// A fitted model.
  ///
  /// @param objective the minimised value
  /// @param gradientNorm at the end, relative as the tolerance
  /// @param converged whether the tolerance was met
  public record Fit(
      LinearModel model,
      double objective,
      double gradientNorm,
      int iterations,
      boolean converged) {}

  /// Fits from zero.
  public Fit fit(LabelledRows rows) {
    return fit(rows, LinearModel.zero(rows.dimension(), rows.classCount()));
  }

  /// Fits from the result for another C, which saves iterations; that model is not changed.
  public Fit fit(LabelledRows rows, LinearModel start) {
    LinearModel model = start.copy();
    CrossEntropy coarse = loss(rows, Precision.SINGLE);
    CrossEntropy exact = loss(rows, Precision.DOUBLE);
    var outcome =
        new QuasiNewton(tolerance, maxIterations)
            .minimise(
                (gradient, precision) ->
                    objective(
                        rows, model, precision == Precision.SINGLE ? coarse : exact, gradient),
                model.parameters(),
                normAtZero(rows, exact));
    centre(model);
    return new Fit(
        model, outcome.value(), outcome.gradientNorm(), outcome.iterations(), outcome.converged());
  }

  private static CrossEntropy loss(LabelledRows rows, Precision precision) {
    return new CrossEntropy(precision, Math.min(CHUNK, rows.size()), rows.classCount(), 0);
  }

  private double objective(
      LabelledRows rows, LinearModel model, CrossEntropy loss, double[][] gradient) {
    double[][] weights = model.weights();
    for (int row = 0; row < weights.length; row++) {
      System.arraycopy(weights[row], 0, gradient[row], 0, weights[row].length);
    }
    Arrays.fill(gradient[weights.length], 0);
    double sum = 0;
    for (int from = 0; from < rows.size(); from += loss.capacity()) {
      int to = Math.min(rows.size(), from + loss.capacity());
      sum +=
          loss.addGradient(
              model,
              Arrays.copyOfRange(rows.features(), from, to),
              Arrays.copyOfRange(rows.classes(), from, to),
              to - from,
              c,
              gradient);
    }
    return 0.5 * model.squaredNorm() + c * sum;
  }

  private double normAtZero(LabelledRows rows, CrossEntropy loss) {
    LinearModel zero = LinearModel.zero(rows.dimension(), rows.classCount());
    double[][] gradient = zero.copy().parameters();
    objective(rows, zero, loss, gradient);
    double sum = 0;
    for (double[] row : gradient) {
      for (double value : row) {
        sum += value * value;
      }
    }
    return Math.max(Math.sqrt(sum), Double.MIN_NORMAL);
  }

  /// A constant added to every bias changes no probability: the one with mean 0 is kept.
  private static void centre(LinearModel model) {
    double[] bias = model.parameters()[model.features()];
    double mean = Arrays.stream(bias).average().orElse(0);
    for (int i = 0; i < bias.length; i++) {
      bias[i] -= mean;
    }
  }
}
