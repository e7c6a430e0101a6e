package naja.collection;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The folder below which all photos of a collection lie.
final class PhotoRoot {
  private final Path folder;
  private final Path normalized;

  PhotoRoot(Path folder) {
    this.folder = folder;
    this.normalized = folder.toAbsolutePath().normalize();
  }

  Path folder() {
    return folder;
  }

  /// The photo at a path as the collection writes it.
  ///
  /// @throws IllegalArgumentException with the way out, if the path is absolute or leads out of the
  ///   folder
  Path resolve(String path) {
    Path photo;
    try {
      photo = folder.resolve(path);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + path + "' is no file name: " + e.getReason(), e);
    }
    if (isAbsolute(path)) {
      throw new IllegalArgumentException(
          "'%s' is absolute; write it relative to %s, or name another folder of photos"
              .formatted(path, folder));
    }
    if (!photo.toAbsolutePath().normalize().startsWith(normalized)) {
      throw new IllegalArgumentException(
          "'%s' leads out of %s; name the folder above all photos".formatted(path, folder));
    }
    return photo;
  }

  /// The photo that a cell names.
  ///
  /// @throws CollectionException naming file, line and column
  Path resolve(TableRow row, Column column, String path) {
    try {
      return resolve(path);
    } catch (IllegalArgumentException e) {
      throw row.error(column, String.valueOf(e.getMessage()));
    }
  }

  /// Also on a system with another idea of absolute: `C:\photos\a.jpg`.
  private static boolean isAbsolute(String path) {
    return path.startsWith("/") || path.startsWith("\\") || path.matches("[A-Za-z]:[\\\\/].*");
  }
}
