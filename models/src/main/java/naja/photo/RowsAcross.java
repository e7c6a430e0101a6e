package naja.photo;

import java.util.function.IntFunction;

/// Resizes rows of a picture across: the first of the two passes of a [Resampler].
sealed interface RowsAcross permits PlainRowsAcross, VectorRowsAcross {
  /// How many rows are best resized together, at least 1.
  int rowsAtOnce();

  /// Resizes rows `y` to `y + count`.
  ///
  /// @param count 1 to [#rowsAtOnce]
  /// @param targets by row of the source: where its output columns go, each a [PackedPixel]
  void resize(int y, int count, IntFunction<int[]> targets);

  /// By SIMD instructions where Java was started with the module for them. Both give the same
  /// samples.
  static RowsAcross of(Pixels source, AxisWeights columns) {
    return SimdModule.PRESENT
        ? new VectorRowsAcross(source, columns)
        : new PlainRowsAcross(source, columns);
  }

  /// The module of the Vector API, absent unless named on Java's command line.
  final class SimdModule {
    static final boolean PRESENT =
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private SimdModule() {}
  }
}
