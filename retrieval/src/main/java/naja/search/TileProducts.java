package naja.search;

/// Dot products of four rows with a tile of vectors, in single precision.
///
/// Every product is one chain of fused multiply-adds in the order of the dimensions, so that all
/// ways to compute it give the same bits.
sealed interface TileProducts permits PlainTileProducts, VectorTileProducts {
  /// Vectors in a tile: value `d` of vector `v` lies at `d * WIDTH + v`.
  int WIDTH = 64;

  /// Rows that are multiplied together.
  int ROWS = 4;

  /// Multiplies rows with a tile.
  ///
  /// @param rows one after another
  /// @param at where the first of the four begins
  /// @param sums the products go here: row `r` with vector `v` to `r * WIDTH + v`
  void multiply(float[] rows, int at, int dimension, float[] tile, float[] sums);

  /// By SIMD instructions where Java was started with the module for them.
  static TileProducts best() {
    return VectorSupport.module() ? new VectorTileProducts() : new PlainTileProducts();
  }
}
