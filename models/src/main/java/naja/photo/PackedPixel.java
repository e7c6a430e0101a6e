package naja.photo;

/// A pixel in one int, so that three samples are moved at once: red in the lowest byte, then green,
/// then blue.
final class PackedPixel {
  private PackedPixel() {}

  /// The pixel whose red sample lies at `at`.
  static int read(byte[] rgb, int at) {
    return of(rgb[at] & 0xff, rgb[at + 1] & 0xff, rgb[at + 2] & 0xff);
  }

  /// Writes the pixel's red sample to `at` and the others behind it.
  static void write(int pixel, byte[] rgb, int at) {
    rgb[at] = (byte) pixel;
    rgb[at + 1] = (byte) (pixel >> 8);
    rgb[at + 2] = (byte) (pixel >> 16);
  }

  /// @param red 0 to 255, like the others
  static int of(int red, int green, int blue) {
    return red | green << 8 | blue << 16;
  }
}
