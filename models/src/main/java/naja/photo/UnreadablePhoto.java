package naja.photo;

import java.util.Locale;
import java.util.Objects;

/// A photo that cannot be used, with the reason; one bad photo never stops a run.
public final class UnreadablePhoto extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  public UnreadablePhoto(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  public UnreadablePhoto(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /// Why the photo was refused.
  public Reason reason() {
    return reason;
  }

  /// Why a photo was refused; [#code] is the word used in `failures.csv` and in the API.
  public enum Reason {
    /// No bytes at all.
    EMPTY,
    /// More bytes than allowed.
    TOO_MANY_BYTES,
    /// Width, height, their product or their ratio is beyond the limits.
    TOO_LARGE,
    /// Fewer pixels than it is to be cut into tiles.
    TOO_SMALL,
    /// Not an image, whatever its name says.
    NOT_AN_IMAGE,
    /// An image in a format that is not read here (AVIF, HEIC, …).
    UNSUPPORTED_FORMAT,
    /// The file ends before its pixels do.
    TRUNCATED,
    /// The file breaks the rules of its own format.
    CORRUPT,
    /// The encoder makes nothing but zeros of it, which have no direction to compare.
    ZERO_EMBEDDING,
    /// The file cannot be read from disk.
    IO_ERROR;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
