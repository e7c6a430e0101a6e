package naja.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Closes a stream that has brought nothing for a while: its reader fails or ends instead of
/// waiting for ever for a server that keeps the connection and says no more.
public final class StallGuard implements AutoCloseable {
  private final InputStream stream;
  private final Duration patience;
  private final Thread watcher;
  private volatile long lastArrival = System.nanoTime();
  private volatile boolean stalled;

  /// Watches over a stream until it is closed itself.
  ///
  /// @param patience the longest time between two arrivals
  public StallGuard(InputStream stream, Duration patience) {
    this.stream = stream;
    this.patience = patience;
    this.watcher = Thread.ofVirtual().name("naja-stall-guard").start(this::watch);
  }

  /// Tells that bytes have come.
  public void arrived() {
    lastArrival = System.nanoTime();
  }

  /// Tells a stream that came to its end from one that was closed here.
  ///
  /// @throws IOException if the stream was closed for bringing nothing
  public void requireNotStalled() throws IOException {
    if (stalled) {
      throw new IOException("the server has sent nothing for %s s".formatted(seconds()));
    }
  }

  @Override
  public void close() {
    watcher.interrupt();
  }

  private double seconds() {
    return patience.toMillis() / 1e3;
  }

  private void watch() {
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
