package naja.collection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a collection photo by photo, without holding it in memory.
///
/// Every call of [#items()] starts from the beginning and yields the same items in the same order
/// as long as the collection does not change. Image ids are unique. Photos lie below the
/// collection's folder: a path that leads out of it is refused. The paths are good until the reader
/// is closed.
public interface CollectionReader extends AutoCloseable {
  /// The folder or file that holds the collection, for messages.
  Path location();

  /// The photos, read as the stream is consumed; to be closed.
  ///
  /// @throws CollectionException here or while the stream is consumed, if the collection is not
  ///   well-formed
  Stream<CollectionItem> items();

  /// What the collection itself says about its labels, one source per file.
  ///
  /// @throws CollectionException if the files are not well-formed
  default List<TaxonSource> taxa() {
    return List.of();
  }

  /// What the last stream of [#items()] left out, known at its end.
  default Optional<String> notice() {
    return Optional.empty();
  }

  /// Lets go of archives that were opened.
  @Override
  default void close() {}

  /// The reader for a collection, told by its content.
  ///
  /// @throws CollectionException if there is no collection
  static CollectionReader of(Path location) {
    return FoundCollection.at(location, ReadingOptions.DEFAULT).open();
  }
}
