package naja.eval.probe;

import naja.search.VectorSupport;

/// The innermost step of a matrix product: the sums of six rows and a few columns, which stay in
/// registers while the inner dimension passes.
///
/// The left operand comes packed as six values per step, the right one as [#width()] values per
/// step. Every sum is one chain of fused multiply-adds in the order of the steps, so that with and
/// without SIMD instructions the same bits come out.
///
/// @param <P> array of packed values: `double[]` or `float[]`
sealed interface Tile<P> permits DoubleTile, FloatTile {
  /// Rows of a tile.
  int HEIGHT = 6;

  /// Columns of a tile.
  int width();

  /// Packed values, all zero.
  P zeros(int length);

  /// Packs values `from` to `to` of a row: the first goes to `at`, each next one `stride` further.
  void pack(double[] row, int from, int to, P target, int at, int stride);

  /// Packs values `from` to `to` of a row as one step of the tiles that they belong to: six to a
  /// tile, the next tile's six `jump` further.
  void packStep(double[] row, int from, int to, P target, int at, int jump);

  /// Adds packed values, from `at` on, to all of a row.
  void addTo(double[] row, P values, int at);

  /// Adds a tile of the product to the sums.
  ///
  /// @param steps the inner dimension
  /// @param leftAt where the packed values of the six rows begin
  /// @param rightAt where the packed values of the columns begin
  /// @param at the tile's first place in the sums; its next row lies `stride` further
  void multiply(int steps, P left, int leftAt, P right, int rightAt, P sums, int at, int stride);

  /// Products and sums in double precision.
  static Tile<double[]> ofDoubles() {
    return VectorSupport.module() ? new VectorDoubles() : new PlainDoubles();
  }

  /// Products and sums in single precision.
  static Tile<float[]> ofFloats() {
    return VectorSupport.module() ? new VectorFloats() : new PlainFloats();
  }
}
