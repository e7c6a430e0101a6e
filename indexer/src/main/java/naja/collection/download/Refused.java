package naja.collection.download;

import java.io.IOException;

/// A server's answer that will be the same next time.
final class Refused extends IOException {
  private static final long serialVersionUID = 1;

  Refused(String message) {
    super(message);
  }
}
