package naja.photo;

/// A photo file whose header has been read and whose pixels have not.
interface PhotoFile {
  /// Pixels per row as stored, before any turning.
  int width();

  /// Rows as stored, before any turning.
  int height();

  /// The EXIF orientation, 1 to 8; anything else means upright.
  int orientation();

  /// Whether the format itself demands the turn (TIFF), whatever the caller asks for.
  default boolean alwaysTurned() {
    return false;
  }

  /// Decodes the pixels as stored.
  Pixels pixels() throws Refusal;
}
