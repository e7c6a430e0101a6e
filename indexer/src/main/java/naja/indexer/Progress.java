package naja.indexer;

import java.time.Duration;
import java.util.Optional;

/// How far a run has come.
///
/// @param embedded photos embedded in this run
/// @param skipped photos that were done before
/// @param failed photos that cannot be used
/// @param total photos of the collection
/// @param elapsed time since the first photo was handed out
public record Progress(long embedded, long skipped, long failed, long total, Duration elapsed) {
  /// Photos that need no further work.
  public long done() {
    return embedded + skipped + failed;
  }

  /// Photos worked on per second; skipped ones cost next to nothing and do not count.
  public double photosPerSecond() {
    double seconds = elapsed.toNanos() / 1e9;
    return seconds > 0 ? (embedded + failed) / seconds : 0;
  }

  /// The time that the rest will take at this rate; empty as long as there is no rate.
  public Optional<Duration> remaining() {
    double rate = photosPerSecond();
    return rate > 0
        ? Optional.of(Duration.ofMillis(Math.round((total - done()) * 1e3 / rate)))
        : Optional.empty();
  }
}
