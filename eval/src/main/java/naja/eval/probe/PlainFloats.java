package naja.eval.probe;

/// Tiles in single precision without SIMD instructions of our own.
final class PlainFloats implements FloatTile {
  private static final int WIDTH = 32;

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public void multiply(
      int steps,
      float[] left,
      int leftAt,
      float[] right,
      int rightAt,
      float[] sums,
      int at,
      int stride) {
    float[] row = new float[WIDTH];
    for (int i = 0; i < HEIGHT; i++) {
      int to = at + i * stride;
      System.arraycopy(sums, to, row, 0, WIDTH);
      for (int step = 0; step < steps; step++) {
        addScaled(left[leftAt + step * HEIGHT + i], right, rightAt + step * WIDTH, row);
      }
      System.arraycopy(row, 0, sums, to, WIDTH);
    }
  }

  private static void addScaled(float factor, float[] right, int at, float[] row) {
    for (int j = 0; j < WIDTH; j++) {
      row[j] = Math.fma(factor, right[at + j], row[j]);
    }
  }
}
