package naja.eval.probe;

/// Tiles in double precision without SIMD instructions of our own.
final class PlainDoubles implements DoubleTile {
  private static final int WIDTH = 32;

  @Override
  public int width() {
    return WIDTH;
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
