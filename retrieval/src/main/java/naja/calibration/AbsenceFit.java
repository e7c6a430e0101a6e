package naja.calibration;

/// Fits [Absence]: a logistic regression with one feature, by Newton's method.
final class AbsenceFit {
  private static final int STEPS = 100;
  private static final double SMALL_STEP = 1e-10;

  private final double[] present;
  private final double[] absent;
  private final double prior;

  /// The feature is centred, so that the two parameters do not depend on each other much.
  private final double centre;

  private AbsenceFit(double[] present, double[] absent, double prior) {
    this.present = present;
    this.absent = absent;
    this.prior = prior;
    this.centre = (mean(present) + mean(absent)) / 2;
  }

  /// @param present nearest cosines of queries whose taxon the gallery has, 1 or more
  /// @param absent nearest cosines of queries whose taxon it lacks, 1 or more
  static Absence fit(double[] present, double[] absent, double prior) {
    return new AbsenceFit(present, absent, prior).fit();
  }

  /// Where a nearer photo does not speak for a taxon that is there, distance says nothing.
  private Absence fit() {
    double level = Math.log(prior / (1 - prior));
    if (mean(present) <= mean(absent)) {
      return new Absence(level, 0, prior);
    }
    double intercept = level;
    double slope = 0;
    for (int step = 0; step < STEPS; step++) {
      Equations equations = equations(intercept, slope);
      double[] move = equations.solve();
      double length = shortened(intercept, slope, move);
      intercept -= length * move[0];
      slope -= length * move[1];
      if (length * Math.hypot(move[0], move[1]) <= SMALL_STEP * (1 + Math.abs(slope))) {
        break;
      }
    }
    return new Absence(intercept - slope * centre, Math.min(0, slope), prior);
  }

  /// Halves the step until the loss does not grow.
  private double shortened(double intercept, double slope, double[] move) {
    double before = loss(intercept, slope);
    double length = 1;
    while (length > 1e-6 && loss(intercept - length * move[0], slope - length * move[1]) > before) {
      length /= 2;
    }
    return length;
  }

  private double loss(double intercept, double slope) {
    return part(present, intercept, slope, presentTarget()) * (1 - prior) / present.length
        + part(absent, intercept, slope, absentTarget()) * prior / absent.length;
  }

  private double part(double[] cosines, double intercept, double slope, double target) {
    double sum = 0;
    for (double cosine : cosines) {
      double logit = intercept + slope * (cosine - centre);
      sum += Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - target * logit;
    }
    return sum;
  }

  private Equations equations(double intercept, double slope) {
    var equations = new Equations();
    add(equations, present, presentTarget(), (1 - prior) / present.length, intercept, slope);
    add(equations, absent, absentTarget(), prior / absent.length, intercept, slope);
    return equations;
  }

  private void add(
      Equations equations,
      double[] cosines,
      double target,
      double weight,
      double intercept,
      double slope) {
    for (double cosine : cosines) {
      double x = cosine - centre;
      equations.add(x, 1 / (1 + Math.exp(-(intercept + slope * x))), target, weight);
    }
  }

  /// As Platt (1999) softens his targets, so that classes without overlap have a finite slope.
  private double presentTarget() {
    return 1.0 / (present.length + 2);
  }

  private double absentTarget() {
    return (absent.length + 1.0) / (absent.length + 2);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /// Gradient and Hessian of the loss by intercept and slope.
  private static final class Equations {
    private static final double RIDGE = 1e-12;

    private double byIntercept;
    private double bySlope;
    private double interceptTwice = RIDGE;
    private double mixed;
    private double slopeTwice = RIDGE;

    void add(double x, double probability, double target, double weight) {
      double error = weight * (probability - target);
      double curvature = weight * probability * (1 - probability);
      byIntercept += error;
      bySlope += error * x;
      interceptTwice += curvature;
      mixed += curvature * x;
      slopeTwice += curvature * x * x;
    }

    double[] solve() {
      double determinant = interceptTwice * slopeTwice - mixed * mixed;
      return new double[] {
        (slopeTwice * byIntercept - mixed * bySlope) / determinant,
        (interceptTwice * bySlope - mixed * byIntercept) / determinant
      };
    }
  }
}
