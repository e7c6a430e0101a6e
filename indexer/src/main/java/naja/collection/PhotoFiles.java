package naja.collection;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// Tells photo files from others by their names.
final class PhotoFiles {
  /// AVIF and HEIC cannot be decoded, but they are photos: each is to be named as a failure.
  private static final Set<String> EXTENSIONS =
      Set.of("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "avif", "heic", "heif");

  private PhotoFiles() {}

  static boolean isPhoto(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }
}
