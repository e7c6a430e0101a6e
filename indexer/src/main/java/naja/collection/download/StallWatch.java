package naja.collection.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Closes a body of which nothing has come for too long, so that reading it ends.
final class StallWatch implements AutoCloseable {
  private final InputStream body;
  private final Duration patience;
  private final Thread thread;
  private volatile long last = System.nanoTime();
  private volatile boolean stalled;

  StallWatch(InputStream body, Duration patience) {
    this.body = body;
    this.patience = patience;
    this.thread = Thread.ofVirtual().start(this::watch);
  }

  void arrived() {
    last = System.nanoTime();
  }

  /// @throws IOException if the body ended because it was closed here
  void requireNotStalled() throws IOException {
    if (stalled) {
      throw new IOException("the server has sent nothing for " + patience.toMillis() + " ms");
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void watch() {
    try {
      while (System.nanoTime() - last < patience.toNanos()) {
        Thread.sleep(patience.dividedBy(4));
      }
    } catch (InterruptedException _) {
      return;
    }
    stalled = true;
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
