package naja.indexer;

import naja.collection.CollectionItem;

/// Takes what the pipeline makes of photos; called by all its workers at once.
interface EmbeddingSink {
  /// Whether a photo with this content is still to be embedded: all, unless said otherwise.
  default boolean wants(CollectionItem item, String contentHash) {
    return true;
  }

  /// Whether photos are to come with thumbnails: without, unless said otherwise.
  default boolean wantsThumbnails() {
    return false;
  }

  void accept(EmbeddedPhoto photo);

  /// Takes a photo that cannot be used.
  void reject(FailedPhoto photo);

  /// Called by the pipeline's own thread several times a second.
  void heartbeat();
}
