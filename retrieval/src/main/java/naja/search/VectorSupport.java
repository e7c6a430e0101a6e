package naja.search;

import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/// How fast this Java process compares vectors.
public final class VectorSupport {
  private static final String SIMD_SCORER = "Lucene99MemorySegmentFlatVectorsScorer";

  private static final boolean MODULE =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private VectorSupport() {}

  /// Whether Java was started with the module of the Vector API, which is absent unless named on
  /// its command line.
  public static boolean module() {
    return MODULE;
  }

  /// Whether vectors are compared with SIMD instructions, straight from the mapped files. Without,
  /// search takes about twice the time; `--add-modules jdk.incubator.vector` turns it on.
  public static boolean simd() {
    return new Lucene99HnswVectorsFormat().toString().contains(SIMD_SCORER);
  }
}
