package naja.encoder.weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Closes a stream that has brought nothing for a while: its reader fails instead of waiting for
/// ever for a server that keeps the connection and says no more.
final class StallGuard implements AutoCloseable {
  private final InputStream stream;
  private final Thread watcher;
  private volatile long lastArrival = System.nanoTime();
  private volatile boolean stalled;

  StallGuard(InputStream stream, Duration patience) {
    this.stream = stream;
    this.watcher = Thread.ofVirtual().name("naja-stall-guard").start(() -> watch(patience));
  }

  /// Tells that bytes have come.
  void arrived() {
    lastArrival = System.nanoTime();
  }

  /// Whether the stream was closed for bringing nothing.
  boolean hasStalled() {
    return stalled;
  }

  @Override
  public void close() {
    watcher.interrupt();
  }

  private void watch(Duration patience) {
    try {
      long left = patience.toNanos();
      while (left > 0) {
        Thread.sleep(Duration.ofNanos(left));
        left = patience.toNanos() - (System.nanoTime() - lastArrival);
      }
      stalled = true;
      stream.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a stalled download", e);
    }
  }
}
