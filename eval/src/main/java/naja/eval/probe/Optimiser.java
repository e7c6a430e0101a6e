package naja.eval.probe;

import java.util.Arrays;

/// How a gradient changes parameters; named and defined as in PyTorch.
public sealed interface Optimiser {
  /// The updates of one training.
  Updates start(double[][] parameters);

  /// Changes the parameters that it was started with.
  @FunctionalInterface
  interface Updates {
    void apply(double[][] gradient, double learningRate);
  }

  /// Stochastic gradient descent: v ← momentum·v + g, w ← w − rate·v.
  ///
  /// @param momentum 0 to below 1
  record Sgd(double momentum) implements Optimiser {
    public Sgd {
      if (!(momentum >= 0 && momentum < 1)) {
        throw new IllegalArgumentException("momentum must be from 0 to below 1, got " + momentum);
      }
    }

    @Override
    public Updates start(double[][] parameters) {
      double[][] velocity = zerosLike(parameters);
      return (gradient, rate) ->
          Products.inTasks(
              parameters.length,
              (from, to) -> {
                for (int row = from; row < to; row++) {
                  update(parameters[row], velocity[row], gradient[row], rate);
                }
              });
    }

    private void update(double[] values, double[] velocity, double[] gradient, double rate) {
      for (int i = 0; i < values.length; i++) {
        velocity[i] = momentum * velocity[i] + gradient[i];
        values[i] -= rate * velocity[i];
      }
    }
  }

  /// Adam (Kingma and Ba, 2015) with β₁ = 0.9, β₂ = 0.999 and ε = 1e-8.
  record Adam() implements Optimiser {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final double EPSILON = 1e-8;

    @Override
    public Updates start(double[][] parameters) {
      double[][] mean = zerosLike(parameters);
      double[][] square = zerosLike(parameters);
      int[] step = {0};
      return (gradient, rate) -> {
        step[0]++;
        double size = rate / (1 - Math.pow(FIRST, step[0]));
        double root = Math.sqrt(1 - Math.pow(SECOND, step[0]));
        Products.inTasks(
            parameters.length,
            (from, to) -> {
              for (int row = from; row < to; row++) {
                update(parameters[row], mean[row], square[row], gradient[row], size, root);
              }
            });
      };
    }

    private static void update(
        double[] values,
        double[] mean,
        double[] square,
        double[] gradient,
        double size,
        double root) {
      for (int i = 0; i < values.length; i++) {
        double slope = gradient[i];
        mean[i] += (1 - FIRST) * (slope - mean[i]);
        square[i] = SECOND * square[i] + (1 - SECOND) * slope * slope;
        values[i] -= size * mean[i] / (Math.sqrt(square[i]) / root + EPSILON);
      }
    }
  }

  private static double[][] zerosLike(double[][] parameters) {
    double[][] zeros = new double[parameters.length][];
    Arrays.setAll(zeros, row -> new double[parameters[row].length]);
    return zeros;
  }
}
