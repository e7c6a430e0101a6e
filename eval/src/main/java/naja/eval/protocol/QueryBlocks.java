package naja.eval.protocol;

import java.util.List;
import java.util.stream.IntStream;
import naja.search.QueryBlock;

/// Queries in blocks whose neighbours are searched for together.
final class QueryBlocks {
  private static final int MOST = 512;

  private QueryBlocks() {}

  /// Cuts queries into blocks, in order.
  static <T> List<List<T>> of(List<T> queries) {
    int size = QueryBlock.sizeFor(queries.size(), MOST);
    return IntStream.range(0, Math.ceilDiv(queries.size(), size))
        .mapToObj(
            block -> queries.subList(block * size, Math.min(queries.size(), (block + 1) * size)))
        .toList();
  }
}
