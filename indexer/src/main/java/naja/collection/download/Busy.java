package naja.collection.download;

import java.io.IOException;
import java.time.Duration;

/// A server that asks to be left alone for a while.
final class Busy extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Duration wait;

  Busy(int status, Duration wait) {
    super("answered %d and asks to wait %d s".formatted(status, wait.toSeconds()));
    this.wait = wait;
  }

  Duration waiting() {
    return wait;
  }
}
