package naja.eval.probe;

import java.util.stream.IntStream;

/// Dense matrix products on all cores. A matrix is an array of rows.
///
/// Both operands are packed into the order in which [Tile] reads them (Goto and van de Geijn,
/// Anatomy of high-performance matrix multiplication, 2008): the right one once for all cores, a
/// strip of rows of the left one at a time in the second-level cache. Every element is one sum in
/// the order of the inner dimension, whatever the number of threads and the width of a register, so
/// that results repeat to the last bit.
///
/// An object keeps the memory of its packed operand for the next product and is not safe for
/// several threads.
final class Products {
  /// A tile's columns over so many steps fit into the first-level cache.
  private static final int DEPTH = 128;

  private static final int ROWS_PER_TASK = 32;

  private final Multiplication<?> multiplication;

  Products(Precision precision) {
    multiplication =
        switch (precision) {
          case DOUBLE -> new Multiplication<>(Tile.ofDoubles(), DEPTH);
          case SINGLE -> new Multiplication<>(Tile.ofFloats(), DEPTH);
        };
  }

  Products(Tile<?> tile) {
    multiplication = new Multiplication<>(tile, DEPTH);
  }

  /// c += a·b for the first `rows` rows of c and a: c is rows × n, a rows × m, b m × n.
  void addProduct(double[][] c, double[][] a, double[][] b, int rows) {
    multiplication.add(c, rows, a, false, b, b.length);
  }

  /// c += aᵀ·b over the first `inner` rows of a and b: c is m × n, a inner × m, b inner × n.
  void addTransposedProduct(double[][] c, double[][] a, double[][] b, int inner) {
    multiplication.add(c, c.length, a, true, b, inner);
  }

  /// The transpose of a matrix of at least one row.
  static double[][] transposed(double[][] a) {
    double[][] columns = new double[a[0].length][a.length];
    for (int row = 0; row < a.length; row++) {
      for (int column = 0; column < columns.length; column++) {
        columns[column][row] = a[row][column];
      }
    }
    return columns;
  }

  /// Runs a task for every range of at most 32 indices below `count`, several at a time.
  static void inTasks(int count, RangeTask task) {
    int tasks = (count + ROWS_PER_TASK - 1) / ROWS_PER_TASK;
    IntStream.range(0, tasks)
        .parallel()
        .forEach(i -> task.run(i * ROWS_PER_TASK, Math.min(count, (i + 1) * ROWS_PER_TASK)));
  }

  @FunctionalInterface
  interface RangeTask {
    /// Runs over a range of indices.
    ///
    /// @param from first index
    /// @param to index after the last
    void run(int from, int to);
  }
}
