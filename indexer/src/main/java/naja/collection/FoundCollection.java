package naja.collection;

import java.nio.file.Files;
import java.nio.file.Path;

/// A collection with the format that it was taken for.
///
/// @param location what the reader reads: where a folder holds a table of its photos, the table
/// @param because what the format was told by
public record FoundCollection(
    CollectionFormat format, Path location, String because, ReadingOptions options) {
  /// Tells the format by the content.
  ///
  /// @throws CollectionException if there is no collection, or several tables could be meant
  public static FoundCollection at(Path location, ReadingOptions options) {
    requireExists(location);
    FormatProbe probe = new FormatProbe(options.columns());
    return Files.isDirectory(location)
        ? probe.folder(location, options)
        : probe.file(location, options);
  }

  /// Takes the format for granted.
  ///
  /// @throws CollectionException if there is nothing at the location
  public static FoundCollection as(CollectionFormat format, Path location, ReadingOptions options) {
    requireExists(location);
    return new FoundCollection(format, location, "as told", options);
  }

  /// One line for the user.
  public String description() {
    return "%s is read as %s (%s): %s".formatted(location, format.code(), format.title(), because);
  }

  /// Opens it.
  ///
  /// @throws CollectionException if it cannot be read
  public CollectionReader open() {
    return format.open(location, options);
  }

  private static void requireExists(Path location) {
    if (!Files.exists(location)) {
      throw new CollectionException(
          "there is no collection at " + location + "; name a folder of photos or a table of them");
    }
  }
}
