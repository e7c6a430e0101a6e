package naja.eval.probe;

import java.util.stream.IntStream;

/// Dense matrix products on all cores. A matrix is an array of rows.
///
/// Both products are sums of scaled rows, `c[j] += Σ aₖ·bₖ[j]`, eight rows at a time over blocks of
/// columns that stay in the first-level cache: the compiler turns the inner loop into fused
/// multiply-adds of whole vectors. Every element is summed in the order of k, whatever the number
/// of threads, so that results repeat to the last bit.
final class Products {
  private static final int UNROLL = 8;

  /// Eight rows of 256 doubles are 16 KiB.
  private static final int BLOCK = 256;

  private static final int ROWS_PER_TASK = 32;

  private Products() {}

  /// c += a·b for the first `rows` rows of c and a: c is rows × n, a rows × m, b m × n.
  static void addProduct(double[][] c, double[][] a, double[][] b, int rows) {
    inTasks(rows, (from, to) -> add(c, from, to, a, false, b, b.length));
  }

  /// c += aᵀ·b over the first `inner` rows of a and b: c is m × n, a inner × m, b inner × n.
  static void addTransposedProduct(double[][] c, double[][] a, double[][] b, int inner) {
    inTasks(c.length, (from, to) -> add(c, from, to, a, true, b, inner));
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

  private static void add(
      double[][] c, int from, int to, double[][] a, boolean transposed, double[][] b, int inner) {
    int columns = inner == 0 ? 0 : b[0].length;
    int even = inner - inner % UNROLL;
    for (int left = 0; left < columns; left += BLOCK) {
      int right = Math.min(columns, left + BLOCK);
      for (int k = 0; k < even; k += UNROLL) {
        for (int row = from; row < to; row++) {
          if (transposed) {
            addEight(
                c[row],
                b,
                k,
                a[k][row],
                a[k + 1][row],
                a[k + 2][row],
                a[k + 3][row],
                a[k + 4][row],
                a[k + 5][row],
                a[k + 6][row],
                a[k + 7][row],
                left,
                right);
          } else {
            double[] x = a[row];
            addEight(
                c[row], b, k, x[k], x[k + 1], x[k + 2], x[k + 3], x[k + 4], x[k + 5], x[k + 6],
                x[k + 7], left, right);
          }
        }
      }
      for (int k = even; k < inner; k++) {
        for (int row = from; row < to; row++) {
          addOne(c[row], b[k], transposed ? a[k][row] : a[row][k], left, right);
        }
      }
    }
  }

  private static void addOne(double[] c, double[] b, double a, int left, int right) {
    for (int j = left; j < right; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }

  private static void addEight(
      double[] c,
      double[][] b,
      int k,
      double a0,
      double a1,
      double a2,
      double a3,
      double a4,
      double a5,
      double a6,
      double a7,
      int left,
      int right) {
    double[] b0 = b[k];
    double[] b1 = b[k + 1];
    double[] b2 = b[k + 2];
    double[] b3 = b[k + 3];
    double[] b4 = b[k + 4];
    double[] b5 = b[k + 5];
    double[] b6 = b[k + 6];
    double[] b7 = b[k + 7];
    for (int j = left; j < right; j++) {
      double sum = Math.fma(a0, b0[j], c[j]);
      sum = Math.fma(a1, b1[j], sum);
      sum = Math.fma(a2, b2[j], sum);
      sum = Math.fma(a3, b3[j], sum);
      sum = Math.fma(a4, b4[j], sum);
      sum = Math.fma(a5, b5[j], sum);
      sum = Math.fma(a6, b6[j], sum);
      c[j] = Math.fma(a7, b7[j], sum);
    }
  }
}
