package naja.calibration;

import java.util.Arrays;

/// The map from a raw embedding to the features that a linear head was trained on: (x − centre) /
/// spread, then divided by its length where that is asked for.
///
/// A vector shorter than 1e-12 is divided by 1e-12. Everything is done in double precision.
public final class FeatureScaling {
  private static final double SMALLEST_NORM = 1e-12;

  private final double[] centre;
  private final double[] spread;
  private final boolean unitLength;

  /// @param centre subtracted from the raw values
  /// @param spread divides them then, every value greater than 0
  /// @param unitLength whether the result is scaled to length 1
  public FeatureScaling(double[] centre, double[] spread, boolean unitLength) {
    if (centre.length != spread.length || centre.length == 0) {
      throw new IllegalArgumentException(
          "centre and spread must have one value per dimension, got %d and %d"
              .formatted(centre.length, spread.length));
    }
    for (int i = 0; i < centre.length; i++) {
      if (!Double.isFinite(centre[i]) || !(spread[i] > 0) || Double.isInfinite(spread[i])) {
        throw new IllegalArgumentException(
            "dimension %d has centre %s and spread %s: both must be finite, the spread positive"
                .formatted(i, centre[i], spread[i]));
      }
    }
    this.centre = centre.clone();
    this.spread = spread.clone();
    this.unitLength = unitLength;
  }

  /// Leaves raw values as they are, or only divides by their length.
  public static FeatureScaling plain(int dimension, boolean unitLength) {
    double[] ones = new double[dimension];
    Arrays.fill(ones, 1);
    return new FeatureScaling(new double[dimension], ones, unitLength);
  }

  public int dimension() {
    return centre.length;
  }

  /// Subtracted from the raw values, one per dimension.
  public double[] centre() {
    return centre.clone();
  }

  /// Divides them then, one per dimension.
  public double[] spread() {
    return spread.clone();
  }

  /// Whether the result is scaled to length 1.
  public boolean unitLength() {
    return unitLength;
  }

  /// The features of raw values, in a new array.
  ///
  /// @throws IllegalArgumentException if they have another dimension
  public double[] apply(double[] raw) {
    if (raw.length != centre.length) {
      throw new IllegalArgumentException(
          "the features were fitted on %d dimensions, got %d".formatted(centre.length, raw.length));
    }
    double[] features = new double[raw.length];
    double squares = 0;
    for (int i = 0; i < raw.length; i++) {
      features[i] = (raw[i] - centre[i]) / spread[i];
      squares += features[i] * features[i];
    }
    if (unitLength) {
      double length = Math.max(Math.sqrt(squares), SMALLEST_NORM);
      for (int i = 0; i < features.length; i++) {
        features[i] /= length;
      }
    }
    return features;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureScaling that
        && unitLength == that.unitLength
        && Arrays.equals(centre, that.centre)
        && Arrays.equals(spread, that.spread);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(centre) + Boolean.hashCode(unitLength);
  }
}
