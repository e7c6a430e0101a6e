package naja.indexer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import naja.collection.stored.NpyFile;

/// Writes every embedding to the row of its photo's place in the collection; copies follow their
/// photo.
final class ExportSink implements EmbeddingSink {
  private final NpyFile rows;
  private final FailureLog failures;
  private final long total;
  private final ProgressListener listener;
  private final int rowsPerPhoto;
  private final ConcurrentSkipListMap<Long, ExportedPhoto> photos = new ConcurrentSkipListMap<>();
  private final Set<String> rejected = ConcurrentHashMap.newKeySet();
  private final AtomicLong embedded = new AtomicLong();
  private final long start = System.nanoTime();

  /// @param rowsPerPhoto 1 for the photo itself, and one for each of its copies
  ExportSink(
      NpyFile rows, FailureLog failures, long total, ProgressListener listener, int rowsPerPhoto) {
    this.rows = rows;
    this.failures = failures;
    this.total = total;
    this.listener = listener;
    this.rowsPerPhoto = rowsPerPhoto;
  }

  @Override
  public void accept(EmbeddedPhoto photo) {
    try {
      rows.write(photo.sequence() * rowsPerPhoto + photo.copy(), photo.embedding().toArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write an embedding", e);
    }
    ExportedPhoto exported =
        photos.computeIfAbsent(
            photo.sequence(), _ -> new ExportedPhoto(photo.item(), rowsPerPhoto));
    exported.add(photo.copy(), photo.augmentation().code());
    if (exported.isComplete()) {
      embedded.incrementAndGet();
    }
  }

  @Override
  public void reject(FailedPhoto photo) {
    if (rejected.add(photo.imageId())) {
      failures.add(photo);
    }
  }

  @Override
  public void heartbeat() {
    listener.progress(progress());
  }

  /// The photos that have all their rows, by their places in the collection.
  SortedMap<Long, ExportedPhoto> photos() {
    photos.values().removeIf(photo -> !photo.isComplete());
    return photos;
  }

  Progress progress() {
    return new Progress(
        embedded.get(), 0, rejected.size(), total, Duration.ofNanos(System.nanoTime() - start));
  }
}
