package naja.eval.probe;

/// The softmax of a row of scores and what is read from one.
final class Softmax {
  private Softmax() {}

  /// Replaces scores by exp(sᵢ) / Σⱼ exp(sⱼ) and returns log Σⱼ exp(sⱼ).
  static double inPlace(double[] scores) {
    double top = scores[best(scores)];
    double total = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.exp(scores[i] - top);
      total += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= total;
    }
    return top + Math.log(total);
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
