package naja.gallery;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/// Lucene's float32 HNSW format with a higher limit on the dimension. It keeps the name under which
/// Lucene looks formats up, so that any Lucene reads what it writes.
final class WideVectorsFormat extends KnnVectorsFormat {
  /// Links per node of the graph.
  static final int MAX_CONNECTIONS = 16;

  /// Candidates kept while a node is linked.
  static final int BEAM_WIDTH = 100;

  private final KnnVectorsFormat delegate =
      new Lucene99HnswVectorsFormat(MAX_CONNECTIONS, BEAM_WIDTH);

  WideVectorsFormat() {
    super("Lucene99HnswVectorsFormat");
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
