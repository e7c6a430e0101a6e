package naja.gallery;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/// One of Lucene's HNSW formats with a higher limit on the dimension. It keeps the name under which
/// Lucene looks formats up, so that any Lucene reads what it writes.
final class WideVectorsFormat extends KnnVectorsFormat {
  /// No graph for a segment of at most ln(size) times this many vectors: for none that fits memory.
  private static final int NO_GRAPH = 1 << 24;

  /// Lucene's own threshold: no graph for fewer than about 650 vectors.
  private static final int SMALL_SEGMENT = 100;

  private final KnnVectorsFormat delegate;

  /// @param mergeThreads that build the graph of one merge
  WideVectorsFormat(IndexFormat format, int mergeThreads) {
    this(delegate(format, mergeThreads, SMALL_SEGMENT));
  }

  /// The same files but for the graph, which a later merge builds.
  static WideVectorsFormat withoutGraph(IndexFormat format) {
    return new WideVectorsFormat(delegate(format, 1, NO_GRAPH));
  }

  private WideVectorsFormat(KnnVectorsFormat delegate) {
    super(delegate.getName());
    this.delegate = delegate;
  }

  private static KnnVectorsFormat delegate(IndexFormat format, int mergeThreads, int smallSegment) {
    return switch (format.code()) {
      case FLOAT32 ->
          new Lucene99HnswVectorsFormat(
              format.links(), format.beam(), mergeThreads, null, smallSegment);
      case INT8 -> quantised(ScalarEncoding.UNSIGNED_BYTE, format, mergeThreads, smallSegment);
      case INT4 -> quantised(ScalarEncoding.PACKED_NIBBLE, format, mergeThreads, smallSegment);
      case BIT1 ->
          quantised(ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE, format, mergeThreads, smallSegment);
    };
  }

  private static KnnVectorsFormat quantised(
      ScalarEncoding encoding, IndexFormat format, int mergeThreads, int smallSegment) {
    return new Lucene104HnswScalarQuantizedVectorsFormat(
        encoding, format.links(), format.beam(), mergeThreads, null, smallSegment);
  }

  @Override
  public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
    return delegate.fieldsWriter(state);
  }

  @Override
  public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
    return delegate.fieldsReader(state);
  }

  @Override
  public int getMaxDimensions(String field) {
    return GallerySchema.MAX_DIMENSION;
  }

  @Override
  public String toString() {
    return delegate + " up to " + GallerySchema.MAX_DIMENSION + " dimensions";
  }
}
