package naja.indexer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Counts pieces of work that several threads finish, and tells a listener a few times a second.
///
/// A run that takes less than two seconds says nothing.
public final class ProgressCount implements AutoCloseable {
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final ProgressListener listener;
  private final long total;
  private final @Nullable String stage;
  private final long start = System.nanoTime();
  private Duration told = QUIET.minus(BETWEEN);
  private long done;
  private boolean spoken;

  /// @param total pieces of the whole run
  public ProgressCount(ProgressListener listener, long total) {
    this(listener, total, null);
  }

  /// Counts one stage of several.
  ///
  /// @param stage is named before the first count is told; null where there is only one
  public ProgressCount(ProgressListener listener, long total, @Nullable String stage) {
    this.listener = listener;
    this.total = total;
    this.stage = stage;
  }

  /// One piece is finished.
  public void add() {
    add(1);
  }

  /// Some pieces are finished.
  public synchronized void add(long pieces) {
    done += pieces;
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    if (elapsed.minus(told).compareTo(BETWEEN) >= 0 && done < total) {
      tell(elapsed);
    }
  }

  private void tell(Duration elapsed) {
    told = elapsed;
    if (!spoken && stage != null) {
      listener.notice(stage);
    }
    spoken = true;
    listener.progress(new Progress(done, 0, 0, total, elapsed));
  }

  /// The run is over: what was said is ended with how far it came.
  @Override
  public synchronized void close() {
    if (spoken) {
      tell(Duration.ofNanos(System.nanoTime() - start));
      listener.finished();
    }
  }
}
