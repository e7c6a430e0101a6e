package naja.gallery;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.AlreadyClosedException;

/// Says what ended a writer; Lucene reports many errors of its own threads only with the next call.
final class WriterFailure {
  private static final String KEPT =
      "what was committed before is kept, the same command again goes on from there";

  private WriterFailure() {}

  static GalleryException of(String action, Path folder, Throwable failure) {
    Throwable reason = reason(failure);
    return switch (reason) {
      case OutOfMemoryError _ -> outOfMemory(action, folder, reason);
      case IOException e -> GalleryException.failed(action + " gallery", folder, e);
      default ->
          new GalleryException(
              GalleryException.Kind.IO,
              "cannot %s gallery %s: its writer is closed; open it again; %s"
                  .formatted(action, folder, KEPT),
              reason);
    };
  }

  /// What further calls get to hear.
  static GalleryException after(Path folder, GalleryException earlier) {
    return new GalleryException(
        earlier.kind(),
        "gallery %s takes no more photos after an error (%s); open it again; %s"
            .formatted(folder, earlier.getMessage(), KEPT),
        earlier);
  }

  private static GalleryException outOfMemory(String action, Path folder, Throwable reason) {
    return new GalleryException(
        GalleryException.Kind.IO,
        "cannot %s gallery %s: the Java heap of %d MiB is too small (%s); give it more with NAJA_JAVA_OPTS=-Xmx...; %s"
            .formatted(
                action, folder, Runtime.getRuntime().maxMemory() >> 20, reason.getMessage(), KEPT),
        reason);
  }

  /// The error that closed Lucene's writer, where it was one: its lack of memory before all.
  private static Throwable reason(Throwable failure) {
    Throwable reason = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return cause;
      }
      if (reason instanceof AlreadyClosedException && cause instanceof IOException) {
        reason = cause;
      }
    }
    return reason;
  }
}
