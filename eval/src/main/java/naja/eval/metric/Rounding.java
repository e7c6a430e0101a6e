package naja.eval.metric;

/// Rounding as `numpy.round` does it, on which the official scripts rely.
final class Rounding {
  private Rounding() {}

  /// Rounds the binary value times 10^places half to even: 3.125 becomes 3.12 at two places.
  static double halfEven(double value, int places) {
    double scale = Math.pow(10, places);
    return Math.rint(value * scale) / scale;
  }
}
