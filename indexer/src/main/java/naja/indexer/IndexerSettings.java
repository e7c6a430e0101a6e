package naja.indexer;

import java.time.Duration;
import java.util.Objects;
import naja.photo.PhotoLimits;

/// How photos are turned into embeddings.
///
/// @param workers threads that read, decode, preprocess and encode, at least 1
/// @param batchSize photos per call of the encoder, 1 to 256
/// @param limits what one photo may cost
/// @param commitInterval time between commits at most; a crash loses no more than this
/// @param retryFailed whether photos that failed before are tried again although their files are
///   unchanged
/// @param unlisted what to do with labels that the taxa do not hold
public record IndexerSettings(
    int workers,
    int batchSize,
    PhotoLimits limits,
    Duration commitInterval,
    boolean retryFailed,
    UnlistedLabels unlisted) {
  /// One worker per core, batches of 8 (larger ones are slower on a CPU), a commit every 15
  /// seconds: each one makes a segment that has to be merged.
  public static final IndexerSettings DEFAULT =
      new IndexerSettings(
          Runtime.getRuntime().availableProcessors(),
          8,
          PhotoLimits.DEFAULT,
          Duration.ofSeconds(15),
          false,
          UnlistedLabels.ACCEPT);

  public IndexerSettings {
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(unlisted, "unlisted");
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, got " + workers);
    }
    if (batchSize < 1 || batchSize > 256) {
      throw new IllegalArgumentException("batchSize must be between 1 and 256, got " + batchSize);
    }
    if (!commitInterval.isPositive()) {
      throw new IllegalArgumentException("commitInterval must be positive, got " + commitInterval);
    }
  }

  public IndexerSettings withRetryFailed(boolean retry) {
    return new IndexerSettings(workers, batchSize, limits, commitInterval, retry, unlisted);
  }

  public IndexerSettings withWorkers(int count) {
    return new IndexerSettings(count, batchSize, limits, commitInterval, retryFailed, unlisted);
  }

  public IndexerSettings withBatchSize(int photos) {
    return new IndexerSettings(workers, photos, limits, commitInterval, retryFailed, unlisted);
  }

  public IndexerSettings withCommitInterval(Duration interval) {
    return new IndexerSettings(workers, batchSize, limits, interval, retryFailed, unlisted);
  }

  public IndexerSettings withUnlisted(UnlistedLabels policy) {
    return new IndexerSettings(workers, batchSize, limits, commitInterval, retryFailed, policy);
  }
}
