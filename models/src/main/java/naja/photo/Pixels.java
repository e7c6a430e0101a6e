package naja.photo;

import java.util.Objects;

/// A decoded photo: 8-bit RGB samples, row-major, three bytes per pixel.
///
/// The samples are shared, not copied; treat them as read-only.
public final class Pixels {
  private final int width;
  private final int height;
  private final byte[] rgb;

  public Pixels(int width, int height, byte[] rgb) {
    Objects.requireNonNull(rgb, "rgb");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "width and height must be at least 1, got " + width + " x " + height);
    }
    if (rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "%d x %d pixels need %d bytes, got %d"
              .formatted(width, height, 3L * width * height, rgb.length));
    }
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /// Pixels per row, at least 1.
  public int width() {
    return width;
  }

  /// Rows, at least 1.
  public int height() {
    return height;
  }

  /// The samples, `3 * width * height` bytes; shared, not a copy.
  public byte[] rgb() {
    return rgb;
  }
}
