package naja.indexer;

import java.util.Iterator;
import naja.collection.CollectionItem;
import org.jspecify.annotations.Nullable;

/// Hands out the photos of a collection one by one to several workers; nothing is read ahead.
final class PhotoSource {
  /// A photo with its place in the collection, from 0.
  record Numbered(long sequence, CollectionItem item) {}

  private final Iterator<CollectionItem> items;
  private long handedOut;

  PhotoSource(Iterator<CollectionItem> items) {
    this.items = items;
  }

  /// The next photo; null when there are no more.
  synchronized @Nullable Numbered next() {
    return items.hasNext() ? new Numbered(handedOut++, items.next()) : null;
  }
}
