package naja.eval.probe;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Hands out row numbers batch by batch: pass after pass over all rows, each in a new order.
final class Batches {
  private final int[] order;
  private final int size;
  private final @Nullable RandomGenerator random;
  private int next;

  /// @param random draws the order of each pass; null: the stored order every time
  Batches(int rows, int size, @Nullable RandomGenerator random) {
    this.order = IntStream.range(0, rows).toArray();
    this.size = Math.min(size, rows);
    this.random = random;
    this.next = rows;
  }

  /// Batches of one pass, the last one smaller.
  int perPass() {
    return (order.length + size - 1) / size;
  }

  int largest() {
    return size;
  }

  /// Rows of the next batch; a pass that ends does not reach into the next one.
  int[] next() {
    if (next >= order.length) {
      shuffle();
      next = 0;
    }
    int from = next;
    next = Math.min(order.length, from + size);
    return IntStream.range(from, next).map(i -> order[i]).toArray();
  }

  /// Fisher and Yates, from the last place to the first.
  private void shuffle() {
    if (random == null) {
      return;
    }
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int row = order[i];
      order[i] = order[other];
      order[other] = row;
    }
  }
}
