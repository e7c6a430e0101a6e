package naja.calibration;

/// How probable it is that the gallery lacks the taxon of a query: the further away the nearest
/// reference photo, the more.
///
/// P(absent) = 1 / (1 + exp(−(intercept + slope · c))), where c is the cosine of the query to the
/// nearest reference photo in scope.
///
/// @param intercept finite
/// @param slope finite, at most 0
/// @param prior the share of queries taken to be absent when it was fitted, above 0 and below 1
public record Absence(double intercept, double slope, double prior) {
  public Absence {
    if (!Double.isFinite(intercept)) {
      throw new IllegalArgumentException("intercept must be finite, got " + intercept);
    }
    if (!(slope <= 0) || Double.isInfinite(slope)) {
      throw new IllegalArgumentException("slope must be at most 0, got " + slope);
    }
    requirePrior(prior);
  }

  /// The probability at a nearest cosine, 0 to 1.
  public double probability(double nearestCosine) {
    return 1 / (1 + Math.exp(-(intercept + slope * nearestCosine)));
  }

  static void requirePrior(double prior) {
    if (!(prior > 0 && prior < 1)) {
      throw new IllegalArgumentException("prior must be above 0 and below 1, got " + prior);
    }
  }
}
