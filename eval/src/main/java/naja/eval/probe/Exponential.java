package naja.eval.probe;

import naja.search.VectorSupport;

/// The exponential function of numbers that are at most 0, over a row of them.
///
/// exp(x) = 2ᵏ·exp(r) with k = round(x / ln 2) and |r| ≤ ln 2 / 2, where the Taylor series to the
/// 13th power leaves less than the last bit. The way through additions and fused multiply-adds
/// alone is the same with and without SIMD instructions and gives the same bits, compiled or not.
sealed interface Exponential permits PlainExponential, VectorExponential {
  /// Below, doubles become less exact: exp of anything less counts as exp(−708) = 3.3e-308.
  double LOWEST = -708;

  /// 1 / ln 2.
  double PER_LN2 = 1.4426950408889634;

  double LN2 = 0.6931471805599453;

  /// What ln 2 is more than the double nearest to it.
  double LN2_REST = 2.3190468138462996e-17;

  /// Added to a number, leaves it rounded to an integer in the last bits.
  double ROUNDER = 0x1.8p52;

  int EXPONENT_BIAS = 1023;
  int FRACTION_BITS = 52;

  /// 1/13!, 1/12!, …, 1/1!, 1/0!.
  double[] SERIES = series();

  /// Replaces scores by exp(sᵢ − top).
  ///
  /// @param top the greatest score
  void replace(double[] scores, double top);

  /// By SIMD instructions where Java was started with the module for them.
  static Exponential best() {
    return VectorSupport.module() ? new VectorExponential() : new PlainExponential();
  }

  private static double[] series() {
    double[] series = new double[14];
    double factorial = 1;
    for (int power = 0; power < series.length; power++) {
      factorial *= Math.max(1, power);
      series[series.length - 1 - power] = 1 / factorial;
    }
    return series;
  }
}
