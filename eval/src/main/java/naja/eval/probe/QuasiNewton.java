package naja.eval.probe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Minimises a smooth convex function by L-BFGS (Nocedal, Updating quasi-Newton matrices with
/// limited storage, 1980), with a line search for the strong Wolfe conditions. Far from the minimum
/// the function is asked for in single precision; the end is found and told in double.
///
/// @param tolerance stops when the gradient's Euclidean norm is at most this share of its norm at
///   the origin of the search
/// @param maxIterations stops there in any case
record QuasiNewton(double tolerance, int maxIterations) {
  private static final int MEMORY = 20;
  private static final int STEPS = 40;
  private static final double DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;

  /// The share of the origin's norm down to which single precision tells where to go.
  private static final double COARSE = 1e-4;

  /// A function of the parameters that it holds itself.
  interface Objective {
    /// The value at the present parameters; overwrites `gradient`.
    ///
    /// @param precision of the products, as the search needs it
    double at(double[][] gradient, Precision precision);
  }

  /// How a search ended.
  ///
  /// @param gradientNorm relative to the norm that the tolerance refers to
  record Outcome(double value, double gradientNorm, int iterations, boolean converged) {}

  /// Changes the parameters in place until the gradient is small.
  ///
  /// @param reference norm of the gradient that the tolerance is a share of
  Outcome minimise(Objective objective, double[][] parameters, double reference) {
    return new Search(objective, parameters, reference).run();
  }

  private final class Search {
    private final Objective objective;
    private final double[][] at;
    private final double reference;
    private final Deque<Step> steps = new ArrayDeque<>();
    private double[][] gradient;
    private double[][] trial;
    private double value;
    private Precision precision = Precision.SINGLE;
    private int iteration;

    Search(Objective objective, double[][] at, double reference) {
      this.objective = objective;
      this.at = at;
      this.reference = reference;
      this.gradient = Rows.like(at);
      this.trial = Rows.like(at);
    }

    Outcome run() {
      descend(Math.max(tolerance, COARSE), Precision.SINGLE);
      descend(tolerance, Precision.DOUBLE);
      return new Outcome(value, relativeNorm(), iteration, relativeNorm() <= tolerance);
    }

    private void descend(double end, Precision by) {
      precision = by;
      value = objective.at(gradient, precision);
      while (relativeNorm() > end && iteration < maxIterations && step()) {
        iteration++;
      }
    }

    private double relativeNorm() {
      return Math.sqrt(Rows.dot(gradient, gradient)) / reference;
    }

    /// False if no step is found: the value is as low as rounding allows.
    private boolean step() {
      double[][] direction = direction();
      double slope = Rows.dot(direction, gradient);
      if (!(slope < 0)) {
        steps.clear();
        direction = Rows.scaled(gradient, -1);
        slope = -Rows.dot(gradient, gradient);
      }
      double first = steps.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
      double length = search(direction, slope, first);
      if (length == 0) {
        return false;
      }
      remember(direction, length);
      return true;
    }

    /// Moves along the direction and returns how far; the gradient there is in `trial`.
    private double search(double[][] direction, double slope, double first) {
      double low = 0;
      double lowSlope = slope;
      double high = Double.POSITIVE_INFINITY;
      double highSlope = 0;
      double length = first;
      double moved = 0;
      for (int i = 0; i < STEPS; i++) {
        Rows.add(at, direction, length - moved);
        moved = length;
        double found = objective.at(trial, precision);
        double foundSlope = Rows.dot(direction, trial);
        boolean rises = !(found <= value + DECREASE * length * slope + rounding());
        if (rises || foundSlope > -CURVATURE * slope) {
          high = length;
          highSlope = rises ? Double.NaN : foundSlope;
        } else if (foundSlope < CURVATURE * slope) {
          low = length;
          lowSlope = foundSlope;
        } else {
          value = found;
          return length;
        }
        length = between(low, lowSlope, high, highSlope);
      }
      Rows.add(at, direction, -moved);
      return 0;
    }

    /// A rise in a sum of many losses that is none.
    private double rounding() {
      return Math.abs(value) * (precision == Precision.SINGLE ? 1e-7 : 1e-13);
    }

    private static double between(double low, double lowSlope, double high, double highSlope) {
      if (Double.isInfinite(high)) {
        return 2 * low;
      }
      double share = lowSlope / (lowSlope - highSlope);
      double inside = Double.isNaN(share) ? 0.5 : Math.clamp(share, 0.1, 0.9);
      return low + inside * (high - low);
    }

    private void remember(double[][] direction, double length) {
      double[][] change = Rows.scaled(direction, length);
      double[][] bend = Rows.difference(trial, gradient);
      double product = Rows.dot(change, bend);
      if (product > 0) {
        steps.addLast(new Step(change, bend, product));
        if (steps.size() > MEMORY) {
          steps.removeFirst();
        }
      }
      double[][] old = gradient;
      gradient = trial;
      trial = old;
    }

    /// Minus the inverse Hessian, as far as the last steps show it, times the gradient.
    private double[][] direction() {
      double[][] result = Rows.scaled(gradient, -1);
      List<Step> newestFirst = new ArrayList<>(steps).reversed();
      double[] shares = new double[newestFirst.size()];
      for (int i = 0; i < shares.length; i++) {
        Step step = newestFirst.get(i);
        shares[i] = Rows.dot(step.change, result) / step.product;
        Rows.add(result, step.bend, -shares[i]);
      }
      if (!newestFirst.isEmpty()) {
        Step last = newestFirst.getFirst();
        Rows.scale(result, last.product / Rows.dot(last.bend, last.bend));
      }
      for (int i = shares.length - 1; i >= 0; i--) {
        Step step = newestFirst.get(i);
        Rows.add(result, step.change, shares[i] - Rows.dot(step.bend, result) / step.product);
      }
      return result;
    }
  }

  /// A step that was taken, and by how much the gradient changed over it.
  private static final class Step {
    private final double[][] change;
    private final double[][] bend;

    /// Of the two, greater than 0.
    private final double product;

    Step(double[][] change, double[][] bend, double product) {
      this.change = change;
      this.bend = bend;
      this.product = product;
    }
  }

  /// Arithmetic on parameters as rows.
  private static final class Rows {
    static double[][] like(double[][] a) {
      double[][] zero = new double[a.length][];
      Arrays.setAll(zero, i -> new double[a[i].length]);
      return zero;
    }

    static double dot(double[][] a, double[][] b) {
      double sum = 0;
      for (int row = 0; row < a.length; row++) {
        sum += dot(a[row], b[row]);
      }
      return sum;
    }

    private static double dot(double[] a, double[] b) {
      double even = 0;
      double odd = 0;
      int pairs = a.length & ~1;
      for (int i = 0; i < pairs; i += 2) {
        even += a[i] * b[i];
        odd += a[i + 1] * b[i + 1];
      }
      return pairs < a.length ? even + odd + a[pairs] * b[pairs] : even + odd;
    }

    static void add(double[][] a, double[][] b, double factor) {
      for (int row = 0; row < a.length; row++) {
        for (int i = 0; i < a[row].length; i++) {
          a[row][i] += factor * b[row][i];
        }
      }
    }

    static void scale(double[][] a, double factor) {
      for (double[] row : a) {
        for (int i = 0; i < row.length; i++) {
          row[i] *= factor;
        }
      }
    }

    static double[][] scaled(double[][] a, double factor) {
      double[][] result = like(a);
      add(result, a, factor);
      return result;
    }

    static double[][] difference(double[][] a, double[][] b) {
      double[][] result = scaled(a, 1);
      add(result, b, -1);
      return result;
    }
  }
}
