package naja.eval.probe;

/// The softmax of a row of scores and what is read from one.
final class Softmax {
  private static final Exponential EXPONENTIAL = Exponential.best();

  private Softmax() {}

  /// Replaces scores by exp(sᵢ) / Σⱼ exp(sⱼ) and returns log Σⱼ exp(sⱼ).
  static double inPlace(double[] scores) {
    return inPlace(scores, best(scores));
  }

  /// The same where it is known which score is the greatest.
  static double inPlace(double[] scores, int best) {
    double top = scores[best];
    EXPONENTIAL.replace(scores, top);
    double total = sum(scores);
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= total;
    }
    return top + Math.log(total);
  }

  /// Four sums at a time: one would wait for each addition to end.
  private static double sum(double[] values) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 4 <= values.length; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < values.length; i++) {
      a += values[i];
    }
    return a + b + (c + d);
  }

  /// The index of the greatest value, the lowest one of several.
  static int best(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
