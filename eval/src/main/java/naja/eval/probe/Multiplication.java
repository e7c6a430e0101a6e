package naja.eval.probe;

import java.util.stream.IntStream;

/// Cuts a matrix product into tiles.
///
/// @param <P> array of packed values
final class Multiplication<P> {
  /// The most rows of a strip: with 128 steps of doubles 96 KiB, for the second-level cache.
  private static final int MOST_ROWS = 96;

  private static final int STRIPS_PER_CORE = 4;

  private final Tile<P> tile;
  private final int width;
  private final int depth;
  private P right;
  private int capacity;

  /// @param depth the most steps of the inner dimension at a time
  Multiplication(Tile<P> tile, int depth) {
    this.tile = tile;
    this.width = tile.width();
    this.depth = depth;
    this.right = tile.zeros(0);
  }

  /// c += a·b over the first `inner` rows of b, for the first `rows` rows of c.
  ///
  /// @param transposed whether aᵀ takes the place of a
  void add(double[][] c, int rows, double[][] a, boolean transposed, double[][] b, int inner) {
    if (rows == 0 || inner == 0) {
      return;
    }
    int columns = b[0].length;
    int panels = Math.ceilDiv(columns, width);
    packRight(b, inner, columns, panels);
    int height = stripHeight(rows);
    IntStream.range(0, Math.ceilDiv(rows, height))
        .parallel()
        .forEach(strip -> {
          int from = strip * height;
          new Strip(a, transposed, from, Math.min(rows, from + height), inner, columns).addTo(c);
        });
  }

  /// Whole tiles, and several strips for every core.
  private static int stripHeight(int rows) {
    int share = rows / (STRIPS_PER_CORE * Runtime.getRuntime().availableProcessors()) + 1;
    int tiles = Math.ceilDiv(Math.min(MOST_ROWS, share), Tile.HEIGHT);
    return tiles * Tile.HEIGHT;
  }

  /// One panel of columns after the other, each with all its steps. What lies beyond the last
  /// column is left as it is: its products are not added.
  private void packRight(double[][] b, int inner, int columns, int panels) {
    int length = Math.multiplyExact(Math.multiplyExact(panels, width), inner);
    if (length > capacity) {
      right = tile.zeros(length);
      capacity = length;
    }
    Products.inTasks(
        inner,
        (from, to) -> {
          for (int panel = 0; panel < panels; panel++) {
            packPanel(b, panel, from, to, inner, columns);
          }
        });
  }

  private void packPanel(double[][] b, int panel, int from, int to, int inner, int columns) {
    int left = panel * width;
    int end = Math.min(columns, left + width);
    for (int step = from; step < to; step++) {
      int at = (panel * inner + step) * width;
      tile.pack(b[step], left, end, right, at, 1);
    }
  }

  /// Some rows of the result, which are summed in packed form first.
  private final class Strip {
    private final double[][] a;
    private final boolean transposed;
    private final int from;
    private final int to;
    private final int inner;
    private final int stride;
    private final P left;
    private final P sums;

    Strip(double[][] a, boolean transposed, int from, int to, int inner, int columns) {
      this.a = a;
      this.transposed = transposed;
      this.from = from;
      this.to = to;
      this.inner = inner;
      this.stride = Math.ceilDiv(columns, width) * width;
      int padded = Math.ceilDiv(to - from, Tile.HEIGHT) * Tile.HEIGHT;
      this.left = tile.zeros(padded * Math.min(depth, inner));
      this.sums = tile.zeros(padded * stride);
    }

    void addTo(double[][] c) {
      for (int first = 0; first < inner; first += depth) {
        multiply(first, Math.min(depth, inner - first));
      }
      for (int row = from; row < to; row++) {
        tile.addTo(c[row], sums, (row - from) * stride);
      }
    }

    private void multiply(int first, int steps) {
      packLeft(first, steps);
      for (int column = 0; column < stride; column += width) {
        int rightAt = column * inner + first * width;
        for (int row = 0; row < to - from; row += Tile.HEIGHT) {
          int at = row * stride + column;
          tile.multiply(steps, left, row * steps, right, rightAt, sums, at, stride);
        }
      }
    }

    private void packLeft(int first, int steps) {
      if (transposed) {
        for (int step = 0; step < steps; step++) {
          int jump = steps * Tile.HEIGHT;
          tile.packStep(a[first + step], from, to, left, step * Tile.HEIGHT, jump);
        }
        return;
      }
      for (int row = from; row < to; row++) {
        int place = (row - from) % Tile.HEIGHT;
        int at = (row - from - place) * steps + place;
        tile.pack(a[row], first, first + steps, left, at, Tile.HEIGHT);
      }
    }
  }
}
