package naja.photo;

/// Pillow's resize written out plainly: two whole passes, one sample at a time, weights from the
/// textbook formulas, exact sums in long.
final class PlainResampler {
  private static final long ONE = 1 << 22;

  private PlainResampler() {}

  static Pixels resize(Pixels source, int width, int height, Kernel kernel) {
    int[][][] samples = new int[source.height()][source.width()][3];
    for (int i = 0; i < source.rgb().length; i++) {
      int pixel = i / 3;
      samples[pixel / source.width()][pixel % source.width()][i % 3] = source.rgb()[i] & 0xff;
    }
    int[][][] across = acrossRows(samples, width, kernel);
    int[][][] down = transposed(acrossRows(transposed(across), height, kernel));
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) down[i / 3 / width][i / 3 % width][i % 3];
    }
    return new Pixels(width, height, rgb);
  }

  private static int[][][] transposed(int[][][] rows) {
    int[][][] turned = new int[rows[0].length][rows.length][];
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[0].length; x++) {
        turned[x][y] = rows[y][x];
      }
    }
    return turned;
  }

  private static int[][][] acrossRows(int[][][] rows, int width, Kernel kernel) {
    int[][][] resized = new int[rows.length][width][3];
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++) {
          resized[y][x][channel] = sample(rows[y], x, width, channel, kernel);
        }
      }
    }
    return resized;
  }

  private static int sample(int[][] row, int x, int width, int channel, Kernel kernel) {
    double scale = (double) row.length / width;
    double stretch = Math.max(1, scale);
    double support = (kernel == Kernel.CUBIC ? 2 : 1) * stretch;
    double centre = (x + 0.5) * scale;
    int from = (int) Math.max(0, centre - support + 0.5);
    int to = (int) Math.min(row.length, centre + support + 0.5);
    double total = 0;
    for (int i = from; i < to; i++) {
      total += weight((i - centre + 0.5) / stretch, kernel);
    }
    long sum = ONE / 2;
    for (int i = from; i < to; i++) {
      double weight = weight((i - centre + 0.5) / stretch, kernel) / total;
      sum += Math.round(weight * ONE) * row[i][channel];
    }
    return Math.clamp(Math.floorDiv(sum, ONE), 0, 255);
  }

  /// Keys' cubic with a = -1/2, and the tent.
  private static double weight(double distance, Kernel kernel) {
    double x = Math.abs(distance);
    if (kernel == Kernel.TRIANGLE) {
      return Math.max(0, 1 - x);
    }
    if (x < 1) {
      return 1.5 * x * x * x - 2.5 * x * x + 1;
    }
    return x < 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0;
  }
}
