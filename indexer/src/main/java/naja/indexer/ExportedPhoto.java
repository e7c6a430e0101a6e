package naja.indexer;

import java.util.Arrays;
import java.util.Objects;
import naja.collection.CollectionItem;

/// A photo whose rows are being written. Filled by one worker.
final class ExportedPhoto {
  private final String path;
  private final String taxonId;
  private final String observationId;
  private final String[] augmentations;

  ExportedPhoto(CollectionItem item, int rows) {
    path = item.sourcePath();
    taxonId = item.taxonId();
    observationId = item.observationId();
    augmentations = new String[rows];
  }

  /// Notes that a row is written.
  ///
  /// @param copy 0 for the photo itself
  void add(int copy, String augmentation) {
    augmentations[copy] = augmentation;
  }

  /// Whether the photo and all its copies are written.
  boolean isComplete() {
    return Arrays.stream(augmentations).allMatch(Objects::nonNull);
  }

  String path() {
    return path;
  }

  String taxonId() {
    return taxonId;
  }

  String observationId() {
    return observationId;
  }

  /// What made a copy; empty for the photo itself.
  String augmentation(int copy) {
    return augmentations[copy];
  }
}
