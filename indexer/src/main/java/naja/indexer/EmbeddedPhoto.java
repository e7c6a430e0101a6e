package naja.indexer;

import naja.collection.CollectionItem;
import naja.encoder.Embedding;
import naja.photo.Photo;
import naja.photo.augment.Augmentation;
import org.jspecify.annotations.Nullable;

/// A photo, or a copy or tile of one, that has been embedded.
///
/// @param sequence the photo's place in the collection, from 0
/// @param thumbnail a small JPEG; null where the sink wants none, and for a copy
/// @param copy 0 for the photo itself, else the number of the copy; of a tile its place in the grid
/// @param augmentation what made the copy
record EmbeddedPhoto(
    long sequence,
    CollectionItem item,
    String contentHash,
    Embedding embedding,
    @Nullable Photo thumbnail,
    int copy,
    Augmentation augmentation) {}
