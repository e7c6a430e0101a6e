package naja.eval.probe;

/// The exponential function number by number.
final class PlainExponential implements Exponential {
  @Override
  public void replace(double[] scores, double top) {
    for (int i = 0; i < scores.length; i++) {
      scores[i] = of(scores[i] - top);
    }
  }

  /// Of a number that is at most 0.
  static double of(double number) {
    double x = Math.max(number, LOWEST);
    double rounded = Math.fma(x, PER_LN2, ROUNDER);
    double k = rounded - ROUNDER;
    double r = Math.fma(-k, LN2_REST, Math.fma(-k, LN2, x));
    double sum = SERIES[0];
    for (int i = 1; i < SERIES.length; i++) {
      sum = Math.fma(sum, r, SERIES[i]);
    }
    long bits = Double.doubleToRawLongBits(rounded) + EXPONENT_BIAS;
    return sum * Double.longBitsToDouble(bits << FRACTION_BITS);
  }
}
