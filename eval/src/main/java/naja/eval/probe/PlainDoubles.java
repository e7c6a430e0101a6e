package naja.eval.probe;

/// Tiles in double precision without SIMD instructions of our own.
final class PlainDoubles implements Tile<double[]> {
  private static final int WIDTH = 32;

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public double[] zeros(int length) {
    return new double[length];
  }

  @Override
  public void pack(double[] row, int from, int to, double[] target, int at, int stride) {
    for (int i = from; i < to; i++) {
      target[at + (i - from) * stride] = row[i];
    }
  }

  @Override
  public void addTo(double[] row, double[] values, int at) {
    for (int i = 0; i < row.length; i++) {
      row[i] += values[at + i];
    }
  }

  @Override
  public void multiply(
      int steps,
      double[] left,
      int leftAt,
      double[] right,
      int rightAt,
      double[] sums,
      int at,
      int stride) {
    double[] row = new double[WIDTH];
    for (int i = 0; i < HEIGHT; i++) {
      int to = at + i * stride;
      System.arraycopy(sums, to, row, 0, WIDTH);
      for (int step = 0; step < steps; step++) {
        addScaled(left[leftAt + step * HEIGHT + i], right, rightAt + step * WIDTH, row);
      }
      System.arraycopy(row, 0, sums, to, WIDTH);
    }
  }

  private static void addScaled(double factor, double[] right, int at, double[] row) {
    for (int j = 0; j < WIDTH; j++) {
      row[j] = Math.fma(factor, right[at + j], row[j]);
    }
  }
}
