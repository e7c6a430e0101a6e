package naja.eval.metric;

/// ln(n!) to about the last bits of a double.
final class LogFactorial {
  private static final int TABLE = 4096;
  private static final double[] SMALL = table();
  private static final double HALF_LN_2_PI = 0.9189385332046728;

  private LogFactorial() {}

  /// The logarithm of n!, n at least 0.
  static double of(long n) {
    return n < TABLE ? SMALL[(int) n] : stirling((double) n);
  }

  /// Stirling's series, whose first term left out is below 1e-20 here.
  private static double stirling(double n) {
    double inverse = 1 / n;
    double square = inverse * inverse;
    double series = inverse * (1 / 12.0 - square * (1 / 360.0 - square / 1260));
    return (n + 0.5) * Math.log(n) - n + HALF_LN_2_PI + series;
  }

  /// Sums with compensation for rounding (Kahan).
  private static double[] table() {
    double[] table = new double[TABLE];
    double lost = 0;
    for (int n = 1; n < TABLE; n++) {
      double term = Math.log(n) - lost;
      table[n] = table[n - 1] + term;
      lost = table[n] - table[n - 1] - term;
    }
    return table;
  }
}
