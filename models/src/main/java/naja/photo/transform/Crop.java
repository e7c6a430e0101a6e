package naja.photo.transform;

import naja.photo.transform.Preprocessing.CropOffset;

/// One axis of a centre crop.
///
/// @param from first position of the resized photo that is kept
/// @param count positions that are kept
/// @param at where they go in the crop; greater than 0 when the photo is smaller and padded
/// @param size positions of the crop
record Crop(int from, int count, int at, int size) {

  static Crop of(int photo, int crop, CropOffset rounding) {
    if (photo >= crop) {
      return new Crop(offset(photo - crop, rounding), crop, 0, crop);
    }
    return new Crop(0, photo, padding(crop - photo, rounding), crop);
  }

  private static int offset(int margin, CropOffset rounding) {
    return switch (rounding) {
      case FLOOR -> margin / 2;
      case HALF_EVEN -> (int) Math.rint(margin / 2.0);
    };
  }

  /// Hugging Face's processors put the odd row of padding first, torchvision last.
  private static int padding(int missing, CropOffset rounding) {
    return switch (rounding) {
      case FLOOR -> (missing + 1) / 2;
      case HALF_EVEN -> missing / 2;
    };
  }

  /// Whether the photo fills the crop.
  boolean isInside() {
    return count == size;
  }
}
