package naja.photo.augment;

import naja.photo.Pixels;

/// What of every photo is embedded, row by row: the photo and copies of it, or its tiles.
public sealed interface PhotoRows permits AugmentationPlan, TileRows {
  /// Rows per photo, at least 1.
  int rows();

  /// What makes a row of a photo.
  ///
  /// @param row 0 to [#rows()] - 1
  /// @throws naja.photo.UnreadablePhoto if the photo is too small for it
  Augmentation row(String imageId, int row, Pixels photo);
}
