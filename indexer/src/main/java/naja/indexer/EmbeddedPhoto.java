package naja.indexer;

import naja.collection.CollectionItem;
import naja.encoder.Embedding;
import naja.photo.Photo;
import org.jspecify.annotations.Nullable;

/// A photo that has been embedded.
///
/// @param sequence the photo's place in the collection, from 0
/// @param thumbnail a small JPEG; null where the sink wants none
record EmbeddedPhoto(
    long sequence,
    CollectionItem item,
    String contentHash,
    Embedding embedding,
    @Nullable Photo thumbnail) {}
