package naja.eval.protocol;

import java.util.Arrays;
import java.util.function.IntConsumer;
import naja.eval.dataset.Matrix;
import naja.eval.dataset.RowProducts;

/// The most similar reference rows of every query, by dot product, most similar first; ties go to
/// the lowest row.
final class NearestRows {
  private final int k;

  /// Reference rows, query after query, `k` each.
  private final int[] rows;

  /// Their dot products, in the same places.
  private final double[] similarities;

  private NearestRows(int queries, int k) {
    this.k = k;
    rows = new int[Math.multiplyExact(queries, k)];
    similarities = new double[rows.length];
    Arrays.fill(similarities, Double.NEGATIVE_INFINITY);
  }

  /// Searches exactly, on all cores.
  ///
  /// @param wanted at least 1
  /// @param finished is told how many queries have been finished since it was last told, by several
  ///   threads at the same time
  static NearestRows of(Matrix queries, Matrix references, int wanted, IntConsumer finished) {
    if (wanted < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + wanted);
    }
    int k = Math.min(wanted, references.rows());
    NearestRows nearest = new NearestRows(queries.rows(), k);
    RowProducts.of(queries, references)
        .forEach(
            (query, from, products, offset, count) -> {
              for (int i = 0; i < count; i++) {
                nearest.offer(query * k, from + i, products[offset + i] + 0.0);
              }
            },
            finished);
    return nearest;
  }

  int queries() {
    return rows.length / k;
  }

  /// Neighbours per query: what was asked for, or all references where there are fewer.
  int k() {
    return k;
  }

  /// A query's reference rows, nearest first.
  int[] rows(int query) {
    return Arrays.copyOfRange(rows, query * k, (query + 1) * k);
  }

  /// The similarities of [#rows(int)].
  double[] similarities(int query) {
    return Arrays.copyOfRange(similarities, query * k, (query + 1) * k);
  }

  private void offer(int start, int row, double similarity) {
    int at = start + k - 1;
    if (!(similarity > similarities[at])) {
      return;
    }
    while (at > start && similarity > similarities[at - 1]) {
      similarities[at] = similarities[at - 1];
      rows[at] = rows[at - 1];
      at--;
    }
    similarities[at] = similarity;
    rows[at] = row;
  }
}
