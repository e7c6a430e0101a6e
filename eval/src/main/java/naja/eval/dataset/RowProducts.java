package naja.eval.dataset;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// The dot product of each row of one matrix with each row of another, block by block on all cores,
/// without ever holding them all.
///
/// A tile of the other matrix is turned over once for many rows, so that the innermost loop runs
/// along memory and the compiler makes vector instructions of it. Every product is the sum in the
/// order of the columns, in groups of four: it depends on the two rows alone.
public final class RowProducts {
  private static final int CHUNK = 128;
  private static final int TILE = 128;

  private final Matrix left;
  private final Matrix right;

  private RowProducts(Matrix left, Matrix right) {
    this.left = left;
    this.right = right;
  }

  /// What takes the products of one row.
  @FunctionalInterface
  public interface Sink {
    /// Takes the products of row `row` with the rows from `from` on of the right matrix.
    ///
    /// @param products holds them from `offset` on, `count` of them, until this returns
    void accept(int row, int from, double[] products, int offset, int count);
  }

  /// The products of rows of `left` with rows of `right`.
  ///
  /// @throws IllegalArgumentException if the rows differ in length
  public static RowProducts of(Matrix left, Matrix right) {
    if (left.columns() != right.columns()) {
      throw new IllegalArgumentException(
          "rows of %d and of %d columns have no product"
              .formatted(left.columns(), right.columns()));
    }
    return new RowProducts(left, right);
  }

  /// Hands out all products. For one row the calls come one after another with ascending `from`;
  /// different rows may come at the same time from several threads.
  public void forEach(Sink sink) {
    forEach(sink, _ -> {});
  }

  /// The same.
  ///
  /// @param finished is told how many rows of the left matrix have been finished since it was last
  ///   told, by several threads at the same time
  public void forEach(Sink sink, IntConsumer finished) {
    int chunks = Math.ceilDiv(left.rows(), CHUNK);
    IntStream.range(0, chunks)
        .parallel()
        .forEach(chunk -> {
          int start = chunk * CHUNK;
          int end = Math.min(start + CHUNK, left.rows());
          chunk(start, end, sink);
          finished.accept(end - start);
        });
  }

  private void chunk(int start, int end, Sink sink) {
    double[] tile = new double[left.columns() * TILE];
    double[] products = new double[TILE];
    for (int from = 0; from < right.rows(); from += TILE) {
      int count = Math.min(TILE, right.rows() - from);
      turnOver(from, count, tile);
      for (int row = start; row < end; row++) {
        multiply(row, tile, count, products);
        sink.accept(row, from, products, 0, count);
      }
    }
  }

  private void turnOver(int from, int count, double[] tile) {
    int columns = right.columns();
    double[] values = right.values();
    for (int row = 0; row < count; row++) {
      int at = (from + row) * columns;
      for (int column = 0; column < columns; column++) {
        tile[column * TILE + row] = values[at + column];
      }
    }
  }

  private void multiply(int row, double[] tile, int count, double[] sums) {
    int columns = left.columns();
    double[] values = left.values();
    int at = row * columns;
    Arrays.fill(sums, 0);
    int column = 0;
    for (; column + 4 <= columns; column += 4) {
      double a = values[at + column];
      double b = values[at + column + 1];
      double c = values[at + column + 2];
      double d = values[at + column + 3];
      int t = column * TILE;
      for (int j = 0; j < count; j++) {
        sums[j] +=
            a * tile[t + j]
                + b * tile[t + TILE + j]
                + c * tile[t + 2 * TILE + j]
                + d * tile[t + 3 * TILE + j];
      }
    }
    for (; column < columns; column++) {
      double a = values[at + column];
      int t = column * TILE;
      for (int j = 0; j < count; j++) {
        sums[j] += a * tile[t + j];
      }
    }
  }
}
