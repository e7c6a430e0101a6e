package naja.gallery;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;

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

  /// An I/O error while doing something with a file or folder. A file that is damaged, missing or
  /// of a format that this version does not read is [Kind#CORRUPT], anything else [Kind#IO].
  public static GalleryException failed(String action, Path path, IOException cause) {
    if (DiskSpace.isExhausted(cause)) {
      return new GalleryException(
          Kind.IO,
          "cannot %s %s: %s".formatted(action, path, DiskSpace.advice(path, cause)),
          cause);
    }
    String message = "cannot %s %s: %s".formatted(action, path, reason(cause));
    return isDamage(cause)
        ? new GalleryException(
            Kind.CORRUPT, message + "; restore a backup or index again into a new folder", cause)
        : new GalleryException(Kind.IO, message, cause);
  }

  /// Of some errors Java says no more than the file.
  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "no permission for " + cause.getMessage();
      case NoSuchFileException _ -> "no such file or folder: " + cause.getMessage();
      default -> String.valueOf(cause.getMessage());
    };
  }

  /// A folder that cannot be made, which is never damage to a gallery.
  static GalleryException noFolder(Path folder, IOException cause) {
    return new GalleryException(
        Kind.IO,
        "cannot make the folder %s: %s; name one in a place that can be written to"
            .formatted(folder, reason(cause)),
        cause);
  }

  private static boolean isDamage(IOException cause) {
    return switch (cause) {
      case CorruptIndexException _,
          IndexFormatTooOldException _,
          IndexFormatTooNewException _,
          EOFException _,
          FileNotFoundException _,
          NoSuchFileException _ ->
          true;
      default -> false;
    };
  }

  /// What went wrong, for exit codes and HTTP status.
  public enum Kind {
    MISSING,
    ENCODER_MISMATCH,
    /// A format of the index that is not the gallery's.
    FORMAT_MISMATCH,
    /// An embedding that cannot be stored: a zero vector, or of another dimension.
    BAD_EMBEDDING,
    LOCKED,
    CORRUPT,
    IO
  }
}
