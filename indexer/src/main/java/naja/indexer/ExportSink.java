package naja.indexer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import naja.collection.CollectionItem;
import naja.collection.stored.NpyFile;

/// Writes every embedding to the row of its photo's place in the collection.
final class ExportSink implements EmbeddingSink {
  private final NpyFile rows;
  private final FailureLog failures;
  private final long total;
  private final ProgressListener listener;
  private final ConcurrentSkipListMap<Long, String> paths = new ConcurrentSkipListMap<>();
  private final AtomicLong embedded = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final long start = System.nanoTime();

  ExportSink(NpyFile rows, FailureLog failures, long total, ProgressListener listener) {
    this.rows = rows;
    this.failures = failures;
    this.total = total;
    this.listener = listener;
  }

  @Override
  public boolean wants(CollectionItem item, String contentHash) {
    return true;
  }

  @Override
  public boolean wantsThumbnails() {
    return false;
  }

  @Override
  public void accept(EmbeddedPhoto photo) {
    try {
      rows.write(photo.sequence(), photo.embedding().toArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write an embedding", e);
    }
    paths.put(photo.sequence(), photo.item().sourcePath());
    embedded.incrementAndGet();
  }

  @Override
  public void reject(FailedPhoto photo) {
    failures.add(photo);
    failed.incrementAndGet();
  }

  @Override
  public void heartbeat() {
    listener.progress(progress());
  }

  /// The photos that have a row, by their places in the collection.
  SortedMap<Long, String> paths() {
    return paths;
  }

  Progress progress() {
    return new Progress(
        embedded.get(), 0, failed.get(), total, Duration.ofNanos(System.nanoTime() - start));
  }
}
