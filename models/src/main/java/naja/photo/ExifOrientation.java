package naja.photo;

/// Whether the orientation that the camera noted in the EXIF block turns the pixels.
public enum ExifOrientation {
  /// Turn and mirror the pixels so that the photo stands upright (Pillow's `exif_transpose`).
  APPLIED,
  /// Take the samples as stored, as torchvision's and open_clip's loaders do.
  IGNORED
}
