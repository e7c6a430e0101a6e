package naja.gallery;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.TieredMergePolicy;

/// How Lucene writes a gallery: few large flushes, because a graph built at once is cheaper and
/// better than one merged from many; no compound files, so that vectors can be mapped as they are.
final class WriterSettings {
  private static final double MAX_BUFFER_MB = 1024;
  private static final double MAX_SEGMENT_MB = 40_000;

  private WriterSettings() {}

  static IndexWriterConfig create(IndexFormat format) {
    return config(new WideVectorsFormat(format, 1), mergePolicy());
  }

  /// For a load in one go that ends with one merge of everything.
  static IndexWriterConfig forBulkLoad(IndexFormat format) {
    return config(new BulkVectorsFormat(format), new OneMergePolicy())
        .setMergeScheduler(oneMergeOnAllCores());
  }

  /// The same for writing a gallery anew, in one merge on every core.
  static IndexWriterConfig forRewriting(IndexFormat format) {
    int cores = Runtime.getRuntime().availableProcessors();
    return config(new WideVectorsFormat(format, cores), mergePolicy())
        .setMergeScheduler(oneMergeOnAllCores());
  }

  /// Lucene lends the threads that no merge uses, less one, to a merge that splits its work; the
  /// thread of the merge itself does one share. Its default on few cores lends none.
  private static ConcurrentMergeScheduler oneMergeOnAllCores() {
    ConcurrentMergeScheduler scheduler = new ConcurrentMergeScheduler();
    int threads = Runtime.getRuntime().availableProcessors() + 1;
    scheduler.setMaxMergesAndThreads(threads, threads);
    return scheduler;
  }

  private static IndexWriterConfig config(KnnVectorsFormat vectors, MergePolicy merges) {
    return new IndexWriterConfig()
        .setCodec(codec(vectors))
        .setMergePolicy(merges)
        .setUseCompoundFile(false)
        .setRAMBufferSizeMB(bufferMegabytes());
  }

  /// A quarter of the heap, at most 1 GiB.
  private static double bufferMegabytes() {
    double heap = Runtime.getRuntime().maxMemory() / (1024.0 * 1024.0);
    return Math.min(MAX_BUFFER_MB, heap / 4);
  }

  private static TieredMergePolicy mergePolicy() {
    TieredMergePolicy policy = new TieredMergePolicy();
    policy.setMaxMergedSegmentMB(MAX_SEGMENT_MB);
    policy.setNoCFSRatio(0);
    return policy;
  }

  private static Codec codec(KnnVectorsFormat vectors) {
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return vectors;
      }
    };
  }
}
