package naja.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Reads a collection photo by photo, without holding it in memory.
///
/// Every call of [#items()] starts from the beginning and yields the same items in the same order
/// as long as the collection does not change. Image ids are unique.
public interface CollectionReader {
  /// The folder or file that holds the collection, for messages.
  Path location();

  /// The photos, read as the stream is consumed; to be closed.
  ///
  /// @throws CollectionException here or while the stream is consumed, if the collection is not
  ///   well-formed
  Stream<CollectionItem> items();

  /// The reader for a collection: a folder with a sub-folder per taxon, or a CSV file.
  ///
  /// @throws CollectionException if there is neither
  static CollectionReader of(Path location) {
    if (Files.isDirectory(location)) {
      return new ImageFolderReader(location);
    }
    if (Files.isRegularFile(location)) {
      return new ManifestReader(location);
    }
    throw new CollectionException(
        "there is no collection at " + location + "; name a folder of photos or a CSV file");
  }
}
