package naja.search;

import java.util.Arrays;

/// Tile products without the Vector API.
final class PlainTileProducts implements TileProducts {
  @Override
  public void multiply(float[] rows, int at, int dimension, float[] tile, float[] sums) {
    Arrays.fill(sums, 0);
    for (int row = 0; row < ROWS; row++) {
      multiply(rows, at + row * dimension, dimension, tile, sums, row * WIDTH);
    }
  }

  private static void multiply(
      float[] rows, int at, int dimension, float[] tile, float[] sums, int to) {
    int d = 0;
    for (; d + 4 <= dimension; d += 4) {
      float a = rows[at + d];
      float b = rows[at + d + 1];
      float c = rows[at + d + 2];
      float e = rows[at + d + 3];
      int t = d * WIDTH;
      for (int v = 0; v < WIDTH; v++) {
        float sum = Math.fma(a, tile[t + v], sums[to + v]);
        sum = Math.fma(b, tile[t + WIDTH + v], sum);
        sum = Math.fma(c, tile[t + 2 * WIDTH + v], sum);
        sums[to + v] = Math.fma(e, tile[t + 3 * WIDTH + v], sum);
      }
    }
    for (; d < dimension; d++) {
      for (int v = 0; v < WIDTH; v++) {
        sums[to + v] = Math.fma(rows[at + d], tile[d * WIDTH + v], sums[to + v]);
      }
    }
  }
}
