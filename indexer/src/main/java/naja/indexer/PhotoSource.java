package naja.indexer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import naja.collection.CollectionException;
import naja.collection.CollectionItem;
import org.jspecify.annotations.Nullable;

/// Hands out the photos of a collection one by one to several workers; nothing is read ahead.
final class PhotoSource {
  /// A photo with its place in the collection, from 0.
  record Numbered(long sequence, CollectionItem item) {}

  private final Iterator<CollectionItem> items;
  private long handedOut;
  private volatile @Nullable Path witness;
  private volatile boolean drained;

  PhotoSource(Iterator<CollectionItem> items) {
    this.items = items;
  }

  /// The next photo; null when there are no more.
  synchronized @Nullable Numbered next() {
    if (items.hasNext()) {
      return new Numbered(handedOut++, items.next());
    }
    drained = true;
    return null;
  }

  /// Whether a worker has asked in vain.
  boolean isDrained() {
    return drained;
  }

  /// Notes a file that could be read.
  void wasRead(Path file) {
    witness = file;
  }

  /// Tells one photo that cannot be read from a collection that is gone: then the photo read last
  /// cannot be read any more either.
  ///
  /// @throws CollectionException if the collection is gone
  void requireThere(Path unread) {
    Path before = witness;
    if (before != null && !Files.isReadable(before)) {
      throw new CollectionException(
          "the photos are gone: %s was read a moment ago, and now neither it nor %s can be. What is"
                  .formatted(before, unread)
              + " in the gallery stays; bring the photos back and run the same command again");
    }
  }
}
