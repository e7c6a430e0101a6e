package naja.photo;

/// For each wanted output position of one axis: the first input position it draws on and its
/// weights in fixed point. Follows Pillow's arithmetic step by step, doubles included.
final class AxisWeights {
  /// Bits after the binary point: 32, less 8 for a sample, less 2 for a sum that overshoots.
  static final int PRECISION = 22;

  /// What a sum of weighted samples begins with, so that [#sample] rounds.
  static final int HALF = 1 << (PRECISION - 1);

  private final int[] first;
  private final int[][] weights;

  private AxisWeights(int[] first, int[][] weights) {
    this.first = first;
    this.weights = weights;
  }

  /// The weights of output positions `from` to `from + count` when `in` positions become `out`.
  static AxisWeights of(Kernel kernel, int in, int out, int from, int count) {
    double scale = (double) in / out;
    double stretch = Math.max(scale, 1);
    double support = kernel.support() * stretch;
    int[] first = new int[count];
    int[][] weights = new int[count][];
    for (int i = 0; i < count; i++) {
      double centre = (from + i + 0.5) * scale;
      first[i] = Math.max(0, (int) (centre - support + 0.5));
      int end = Math.min(in, (int) (centre + support + 0.5));
      weights[i] = weights(kernel, first[i] - centre, end - first[i], 1 / stretch);
    }
    return new AxisWeights(first, weights);
  }

  private static int[] weights(Kernel kernel, double offset, int count, double shrink) {
    double[] exact = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      exact[i] = kernel.weight((i + offset + 0.5) * shrink);
      sum += exact[i];
    }
    int[] weights = new int[count];
    for (int i = 0; i < count; i++) {
      weights[i] = fixed(sum == 0 ? exact[i] : exact[i] / sum);
    }
    return weights;
  }

  private static int fixed(double weight) {
    return (int) (weight * (1 << PRECISION) + (weight < 0 ? -0.5 : 0.5));
  }

  int count() {
    return first.length;
  }

  /// The first input position that output position `i` draws on.
  int first(int i) {
    return first[i];
  }

  /// The weights of output position `i`, in units of 2^-[#PRECISION].
  int[] weights(int i) {
    return weights[i];
  }

  /// One past the last input position that output position `i` draws on.
  int end(int i) {
    return first[i] + weights[i].length;
  }

  /// The most input positions that one output position draws on.
  int widest() {
    int widest = 0;
    for (int[] some : weights) {
      widest = Math.max(widest, some.length);
    }
    return widest;
  }

  /// One past the last input position that any output position draws on.
  int end() {
    int last = 0;
    for (int i = 0; i < first.length; i++) {
      last = Math.max(last, end(i));
    }
    return last;
  }

  /// The sample, 0 to 255, of a sum of weighted samples.
  static int sample(int sum) {
    return Math.max(0, Math.min(255, sum >> PRECISION));
  }
}
