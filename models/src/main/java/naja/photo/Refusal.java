package naja.photo;

import java.io.IOException;

/// A photo's bytes cannot be used; [PhotoDecoder] adds the photo's name and hands it on as an
/// [UnreadablePhoto].
final class Refusal extends IOException {
  private static final long serialVersionUID = 1;

  private final UnreadablePhoto.Reason reason;

  Refusal(UnreadablePhoto.Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  Refusal(UnreadablePhoto.Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  static Refusal truncated(String message) {
    return new Refusal(UnreadablePhoto.Reason.TRUNCATED, message);
  }

  static Refusal corrupt(String message) {
    return new Refusal(UnreadablePhoto.Reason.CORRUPT, message);
  }

  UnreadablePhoto.Reason reason() {
    return reason;
  }
}
