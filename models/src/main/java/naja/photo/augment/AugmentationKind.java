package naja.photo.augment;

import java.util.Locale;

/// A kind of change that copies of a photo may show.
public enum AugmentationKind {
  /// The photo's mirror image, left and right exchanged.
  FLIPS,
  /// A part of the photo; see [RandomCrop].
  CROPS;

  /// The name on command lines, such as `flips`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
