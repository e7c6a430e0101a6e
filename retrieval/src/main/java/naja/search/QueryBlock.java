package naja.search;

import java.util.List;

/// Unit vectors that are compared together with many others, which come tile by tile: each of those
/// is read once for all queries. The cosines are in single precision; whoever needs them exactly
/// asks for all within [#error()] and computes those again. Not for several threads.
public final class QueryBlock {
  /// The most vectors of a tile.
  public static final int TILE = TileProducts.WIDTH;

  private static final int BLOCKS_PER_CORE = 4;

  private final TileProducts products;
  private final int size;
  private final int dimension;
  private final float[] rows;
  private final float[] tile;
  private final float[] sums = new float[TileProducts.ROWS * TILE];

  /// Takes the pairs whose cosine is high enough.
  @FunctionalInterface
  public interface Sink {
    /// Takes one pair.
    ///
    /// @param query its place in the block
    /// @param vector its place in the tile
    /// @param cosine within [#error()] of the true one
    void accept(int query, int vector, float cosine);
  }

  /// @param queries at least one, all of one dimension and of length 1 or 0
  public QueryBlock(List<float[]> queries) {
    this(queries, TileProducts.best());
  }

  QueryBlock(List<float[]> queries, TileProducts products) {
    this.products = products;
    size = queries.size();
    dimension = queries.getFirst().length;
    int padded = Math.ceilDiv(size, TileProducts.ROWS) * TileProducts.ROWS;
    rows = new float[Math.multiplyExact(padded, dimension)];
    for (int query = 0; query < size; query++) {
      System.arraycopy(queries.get(query), 0, rows, query * dimension, dimension);
    }
    tile = new float[dimension * TILE];
  }

  /// How many of so many queries to put into a block: as many as share the work of reading all
  /// vectors, and few enough to give every core several blocks.
  ///
  /// @param most the largest block
  public static int sizeFor(int queries, int most) {
    int share = queries / (BLOCKS_PER_CORE * Runtime.getRuntime().availableProcessors()) + 1;
    return Math.min(most, share);
  }

  public int size() {
    return size;
  }

  /// The most by which a cosine may be off: a sum of n products of single precision is off by at
  /// most n roundings of the sum of their magnitudes (Higham, Accuracy and Stability of Numerical
  /// Algorithms, section 3.1), which is at most 1 here, and the unit vectors are rounded too.
  public float error() {
    return (dimension + 8) * 0x1p-24f;
  }

  /// Puts a vector into the tile.
  ///
  /// @param place from 0 to [#TILE] − 1
  public void put(int place, float[] vector) {
    for (int i = 0; i < dimension; i++) {
      tile[i * TILE + place] = vector[i];
    }
  }

  /// Compares all queries with the vectors of the tile.
  ///
  /// @param count places of the tile that count
  /// @param floors the least cosine that each query wants; read again after every pair, so that a
  ///   sink may raise it
  public void compare(int count, float[] floors, Sink sink) {
    for (int first = 0; first < size; first += TileProducts.ROWS) {
      products.multiply(rows, first * dimension, dimension, tile, sums);
      int end = Math.min(size, first + TileProducts.ROWS);
      for (int query = first; query < end; query++) {
        offer(query, (query - first) * TILE, count, floors, sink);
      }
    }
  }

  private void offer(int query, int at, int count, float[] floors, Sink sink) {
    for (int vector = 0; vector < count; vector++) {
      if (sums[at + vector] >= floors[query]) {
        sink.accept(query, vector, sums[at + vector]);
      }
    }
  }
}
