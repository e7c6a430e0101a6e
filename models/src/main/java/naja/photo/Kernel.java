package naja.photo;

/// A resampling filter by its weight at a distance.
public enum Kernel {
  /// Linear interpolation (Pillow's BILINEAR).
  TRIANGLE(1) {
    @Override
    double weight(double distance) {
      double x = Math.abs(distance);
      return x < 1 ? 1 - x : 0;
    }
  },
  /// Keys' cubic convolution with a = -0.5 (Pillow's BICUBIC).
  CUBIC(2) {
    @Override
    double weight(double distance) {
      double x = Math.abs(distance);
      if (x < 1) {
        return ((A + 2) * x - (A + 3)) * x * x + 1;
      }
      return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
    }
  };

  private static final double A = -0.5;

  private final double support;

  Kernel(double support) {
    this.support = support;
  }

  /// Distance beyond which the weight is 0, in pixels of the larger of the two grids.
  double support() {
    return support;
  }

  abstract double weight(double distance);
}
