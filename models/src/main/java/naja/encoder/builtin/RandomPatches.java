package naja.encoder.builtin;

import java.util.Random;

/// Random colour patches: filters of Gaussian noise under a Gaussian window, drawn once from a
/// fixed seed. They stand for the words of a texture dictionary; none of them was learned.
final class RandomPatches {
  static final int COUNT = 128;

  /// Rows and columns of a patch.
  static final int SIDE = 5;

  /// An answer of this many L\*a\*b\* units is lost among evenness: flat regions go to no patch.
  static final double FAINT = 4;

  /// How strictly a patch must match to be counted, with the answers' own strength as 1.
  static final double STRICTNESS = 4;

  private static final int CHANNELS = 3;
  private static final double WINDOW = 1.5;
  private static final long SEED = 17;

  private RandomPatches() {}

  /// The filters: each channel has mean 0, so that even colour gives no answer, and each filter has
  /// norm 1. The generator's algorithm is fixed by its specification.
  static float[] filters() {
    var random = new Random(SEED);
    int size = CHANNELS * SIDE * SIDE;
    float[] filters = new float[COUNT * size];
    for (int index = 0; index < COUNT; index++) {
      double[] filter = drawn(random);
      for (int i = 0; i < size; i++) {
        filters[index * size + i] = (float) filter[i];
      }
    }
    return filters;
  }

  private static double[] drawn(Random random) {
    double[] filter = new double[CHANNELS * SIDE * SIDE];
    for (int i = 0; i < filter.length; i++) {
      filter[i] = random.nextGaussian() * window(i % (SIDE * SIDE));
    }
    for (int channel = 0; channel < CHANNELS; channel++) {
      removeMean(filter, channel * SIDE * SIDE, SIDE * SIDE);
    }
    double squares = 0;
    for (double value : filter) {
      squares += value * value;
    }
    double norm = StrictMath.sqrt(squares);
    for (int i = 0; i < filter.length; i++) {
      filter[i] /= norm;
    }
    return filter;
  }

  private static double window(int cell) {
    double down = cell / SIDE - SIDE / 2;
    double right = cell % SIDE - SIDE / 2;
    return StrictMath.exp(-(down * down + right * right) / (2 * WINDOW * WINDOW));
  }

  private static void removeMean(double[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    for (int i = from; i < from + count; i++) {
      values[i] -= sum / count;
    }
  }
}
