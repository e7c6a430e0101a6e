package naja.encoder.builtin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The uniform local binary patterns: which of a pixel's eight neighbours are brighter than it,
/// where the brighter ones stand in one run (Ojala, Pietikäinen, Mäenpää, 2002).
final class LocalPatterns {
  /// Neighbours of a pixel.
  private static final int PLACES = 8;

  /// A difference of this many L\*a\*b\* units is a clear one.
  private static final double CLEAR = 4;

  /// How strictly a pattern must match to be counted.
  private static final double STRICTNESS = 2;

  private static final int[] ROWS = {-1, -1, -1, 0, 1, 1, 1, 0};
  private static final int[] COLUMNS = {-1, 0, 1, 1, 1, 0, -1, -1};

  private LocalPatterns() {}

  /// The 58 patterns as +1 (brighter) and -1 around the pixel.
  static List<float[]> uniform() {
    List<float[]> patterns = new ArrayList<>();
    for (int length = 0; length <= PLACES; length++) {
      int starts = length == 0 || length == PLACES ? 1 : PLACES;
      for (int start = 0; start < starts; start++) {
        patterns.add(run(start, length));
      }
    }
    return patterns;
  }

  private static float[] run(int start, int length) {
    float[] pattern = new float[PLACES];
    Arrays.fill(pattern, -1);
    for (int i = 0; i < length; i++) {
      pattern[(start + i) % PLACES] = 1;
    }
    return pattern;
  }

  /// Eight 3 × 3 filters: a neighbour minus the pixel, in units of a clear difference.
  static float[] differences() {
    float[] filters = new float[PLACES * 9];
    for (int place = 0; place < PLACES; place++) {
      filters[place * 9 + 4] = (float) (-1 / CLEAR);
      filters[place * 9 + 4 + 3 * ROWS[place] + COLUMNS[place]] = (float) (1 / CLEAR);
    }
    return filters;
  }

  /// Scores of the patterns from the eight signs, as rows of a matrix.
  static double[][] scores() {
    List<float[]> patterns = uniform();
    double[][] rows = new double[patterns.size()][PLACES];
    for (int row = 0; row < rows.length; row++) {
      for (int place = 0; place < PLACES; place++) {
        rows[row][place] = STRICTNESS * patterns.get(row)[place];
      }
    }
    return rows;
  }
}
