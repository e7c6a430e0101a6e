package naja.gallery;

/// A gallery that cannot be opened, read or written; the message names it and the way out.
public final class GalleryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  public GalleryException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public GalleryException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// What went wrong, for exit codes and HTTP status.
  public enum Kind {
    MISSING,
    ENCODER_MISMATCH,
    LOCKED,
    CORRUPT,
    IO
  }
}
