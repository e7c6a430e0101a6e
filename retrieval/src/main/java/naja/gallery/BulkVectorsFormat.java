package naja.gallery;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.store.IOContext;

/// An index format for a load in one go: flushes write vectors without a graph, and the one merge
/// at the end builds the graph of all of them on every core. Readers cannot tell it from
/// [WideVectorsFormat].
final class BulkVectorsFormat extends KnnVectorsFormat {
  private final KnnVectorsFormat flush;
  private final KnnVectorsFormat merge;

  BulkVectorsFormat(IndexFormat format) {
    this(
        WideVectorsFormat.withoutGraph(format),
        new WideVectorsFormat(format, Runtime.getRuntime().availableProcessors()));
  }

  private BulkVectorsFormat(KnnVectorsFormat flush, KnnVectorsFormat merge) {
    super(merge.getName());
    this.flush = flush;
    this.merge = merge;
  }

  @Override
  public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
    boolean merging = state.context.context() == IOContext.Context.MERGE;
    return (merging ? merge : flush).fieldsWriter(state);
  }

  @Override
  public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
    return merge.fieldsReader(state);
  }

  @Override
  public int getMaxDimensions(String field) {
    return merge.getMaxDimensions(field);
  }

  @Override
  public String toString() {
    return merge + ", in one merge";
  }
}
