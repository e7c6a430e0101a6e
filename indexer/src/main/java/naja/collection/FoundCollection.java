package naja.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A collection with the format that it was taken for.
///
/// @param location what the reader reads: where a folder holds a table of its photos, the table
/// @param because what the format was told by
/// @param packed the archive that holds the collection or its photos, opened; null where there is
///   none
public record FoundCollection(
    CollectionFormat format,
    Path location,
    String because,
    ReadingOptions options,
    @Nullable Packed packed) {
  /// An archive and what it holds.
  record Packed(Path file, Archive archive) {}

  FoundCollection(CollectionFormat format, Path location, String because, ReadingOptions options) {
    this(format, location, because, options, null);
  }

  /// Tells the format by the content.
  ///
  /// @throws CollectionException if there is no collection, or several tables could be meant
  public static FoundCollection at(Path location, ReadingOptions options) {
    requireExists(location);
    FormatProbe probe = new FormatProbe(options.columns());
    if (Files.isDirectory(location)) {
      return probe.folder(location, options).unpacked();
    }
    if (!Archive.isPacked(location)) {
      return probe.file(location, options).unpacked();
    }
    Packed packed = new Packed(location, Archive.open(location, options));
    try {
      return probe.folder(packed.archive().root(), options).in(packed);
    } catch (CollectionException e) {
      packed.archive().close();
      throw e;
    }
  }

  /// Takes the format for granted. In a folder or an archive, a table is still looked for.
  ///
  /// @throws CollectionException if there is nothing at the location
  public static FoundCollection as(CollectionFormat format, Path location, ReadingOptions options) {
    requireExists(location);
    if (Archive.isPacked(location)) {
      Packed packed = new Packed(location, Archive.open(location, options));
      Path table = new FormatProbe(options.columns()).table(format, packed.archive().root());
      return new FoundCollection(format, table, "as told", options, packed);
    }
    Path table =
        Files.isDirectory(location)
            ? new FormatProbe(options.columns()).table(format, location)
            : location;
    return new FoundCollection(format, table, "as told", options).unpacked();
  }

  /// One line for the user.
  public String description() {
    String archive = packed == null ? "" : packed.file() + ": ";
    return "%s%s is read as %s (%s): %s"
        .formatted(archive, location, format.code(), format.title(), because);
  }

  /// Opens it.
  ///
  /// @throws CollectionException if it cannot be read
  public CollectionReader open() {
    if (packed == null) {
      return format.open(location, options);
    }
    try {
      CollectionReader content = format.open(location, options);
      return new PackedReader(packed.file(), content, packed.archive());
    } catch (CollectionException e) {
      packed.archive().close();
      throw e;
    }
  }

  private FoundCollection in(Packed archive) {
    return new FoundCollection(format, location, because, options, archive);
  }

  /// Where the photos of a table lie in an archive, that one is opened.
  private FoundCollection unpacked() {
    Path photos = options.photos();
    if (photos == null || !Archive.isPacked(photos)) {
      return this;
    }
    Archive archive = Archive.open(photos, options);
    return new FoundCollection(
        format,
        location,
        because,
        options.withPhotos(archive.root()),
        new Packed(location, archive));
  }

  private static void requireExists(Path location) {
    if (!Files.exists(location)) {
      throw new CollectionException(
          "there is no collection at " + location + "; name a folder of photos or a table of them");
    }
  }
}
