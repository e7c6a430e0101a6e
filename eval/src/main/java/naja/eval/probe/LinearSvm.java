package naja.eval.probe;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A linear support vector machine, one class against the rest, with the squared hinge loss.
///
/// For every class minimises ½(‖w‖² + b²) + C·Σᵢ max(0, 1 − yᵢ·(xᵢ·w + b))², with y = 1 for the
/// class and −1 for the others. The intercept is regularised like a weight, as in liblinear, which
/// is what scikit-learn's `LinearSVC` solves.
///
/// @param c weight of the losses, greater than 0
public record LinearSvm(double c) {
  private static final double TOLERANCE = 1e-10;
  private static final int NEWTON_STEPS = 100;
  private static final int HALVINGS = 40;

  public LinearSvm {
    if (!(c > 0) || Double.isInfinite(c)) {
      throw new IllegalArgumentException("C must be greater than 0, got " + c);
    }
  }

  /// A fitted machine.
  ///
  /// @param objectives the minimised value of every class
  public record Fit(LinearModel model, List<Double> objectives) {
    public Fit {
      objectives = List.copyOf(objectives);
    }
  }

  /// Fits every class of the rows; the scores of the model are the decision values.
  public Fit fit(LabelledRows rows) {
    Side[] sides =
        IntStream.range(0, rows.classCount())
            .parallel()
            .mapToObj(label -> new Side(rows, label).solve())
            .toArray(Side[]::new);
    double[][] weights = new double[sides.length][];
    Arrays.setAll(weights, label -> Arrays.copyOf(sides[label].weights, rows.dimension()));
    double[] bias =
        Arrays.stream(sides).mapToDouble(side -> side.weights[rows.dimension()]).toArray();
    List<Double> objectives = Arrays.stream(sides).map(side -> side.value).toList();
    return new Fit(LinearModel.ofClassRows(weights, bias), objectives);
  }

  /// One class against the rest, solved by Newton's method: the objective is piecewise quadratic,
  /// so that its steps end at the minimum once the rows inside the margin stay the same. Each
  /// system is solved by conjugate gradients, which never form the Hessian.
  private final class Side {
    private final double[][] rows;
    private final int[] signs;
    private final int dimension;
    private final double[] weights;
    private double[] margins;
    private double value;

    Side(LabelledRows rows, int label) {
      this.rows = rows.features();
      this.signs = Arrays.stream(rows.classes()).map(other -> other == label ? 1 : -1).toArray();
      this.dimension = rows.dimension();
      this.weights = new double[dimension + 1];
      this.margins = margins(weights);
      this.value = value(weights, margins);
    }

    Side solve() {
      double[] gradient = gradient();
      double enough = TOLERANCE * norm(gradient);
      for (int i = 0; i < NEWTON_STEPS && norm(gradient) > enough; i++) {
        if (!move(newtonStep(gradient), gradient)) {
          break;
        }
        gradient = gradient();
      }
      return this;
    }

    /// Goes along a direction of descent, halving until the value falls; false if it never does.
    private boolean move(double[] direction, double[] gradient) {
      double slope = dot(direction, gradient);
      double[] before = weights.clone();
      for (double length = 1; length > Math.scalb(1.0, -HALVINGS); length /= 2) {
        for (int i = 0; i < weights.length; i++) {
          weights[i] = before[i] + length * direction[i];
        }
        double[] found = margins(weights);
        double lower = value(weights, found);
        if (lower <= value + 1e-4 * length * slope) {
          margins = found;
          value = lower;
          return true;
        }
      }
      System.arraycopy(before, 0, weights, 0, weights.length);
      return false;
    }

    /// Minus the inverse Hessian I + 2C·Σ xxᵀ, over the rows inside the margin, times the gradient.
    private double[] newtonStep(double[] gradient) {
      double[] step = new double[gradient.length];
      double[] rest = Arrays.stream(gradient).map(g -> -g).toArray();
      double[] direction = rest.clone();
      double squares = dot(rest, rest);
      double enough = squares * 1e-20;
      for (int i = 0; i < 10 * gradient.length && squares > enough; i++) {
        double[] image = hessian(direction);
        double length = squares / dot(direction, image);
        add(step, direction, length);
        add(rest, image, -length);
        double next = dot(rest, rest);
        double share = next / squares;
        for (int j = 0; j < direction.length; j++) {
          direction[j] = rest[j] + share * direction[j];
        }
        squares = next;
      }
      return step;
    }

    private double[] hessian(double[] direction) {
      double[] image = direction.clone();
      for (int row = 0; row < rows.length; row++) {
        if (margins[row] > 0) {
          addRow(image, row, 2 * c * score(direction, row));
        }
      }
      return image;
    }

    private double[] gradient() {
      double[] gradient = weights.clone();
      for (int row = 0; row < rows.length; row++) {
        if (margins[row] > 0) {
          addRow(gradient, row, -2 * c * signs[row] * margins[row]);
        }
      }
      return gradient;
    }

    /// 1 − y·f(x) of every row: how far it is inside the margin.
    private double[] margins(double[] at) {
      double[] found = new double[rows.length];
      Arrays.setAll(found, row -> 1 - signs[row] * score(at, row));
      return found;
    }

    private double value(double[] at, double[] found) {
      double losses = 0;
      for (double margin : found) {
        losses += margin > 0 ? margin * margin : 0;
      }
      return 0.5 * dot(at, at) + c * losses;
    }

    private double score(double[] at, int row) {
      double[] x = rows[row];
      double sum = at[dimension];
      for (int i = 0; i < dimension; i++) {
        sum += at[i] * x[i];
      }
      return sum;
    }

    private void addRow(double[] to, int row, double factor) {
      double[] x = rows[row];
      for (int i = 0; i < dimension; i++) {
        to[i] += factor * x[i];
      }
      to[dimension] += factor;
    }
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] to, double[] from, double factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * from[i];
    }
  }
}
