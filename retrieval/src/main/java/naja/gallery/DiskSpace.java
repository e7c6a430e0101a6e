package naja.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Tells a full disk from other errors; Java has no exception of its own for it.
final class DiskSpace {
  /// How Linux, macOS and Windows put it.
  private static final List<String> FULL =
      List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");

  private DiskSpace() {}

  static boolean isExhausted(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message != null && FULL.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }

  static String advice(Path path, Throwable cause) {
    return "the disk is full (%s%s); make room and run the same command again: what was committed before is kept"
        .formatted(cause.getMessage(), free(path));
  }

  private static String free(Path path) {
    try {
      return ", %d MiB free".formatted(Files.getFileStore(path).getUsableSpace() >> 20);
    } catch (IOException _) {
      return "";
    }
  }
}
