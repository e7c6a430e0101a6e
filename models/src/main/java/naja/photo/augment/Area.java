package naja.photo.augment;

/// A rectangle of a photo, in pixels from its upper left corner.
///
/// @param x first column, at least 0
/// @param y first row, at least 0
/// @param width columns, at least 1
/// @param height rows, at least 1
public record Area(int x, int y, int width, int height) {
  public Area {
    if (x < 0 || y < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "an area starts at 0,0 or later and has at least one pixel, got %d,%d,%d,%d"
              .formatted(x, y, width, height));
    }
  }

  @Override
  public String toString() {
    return x + "," + y + "," + width + "," + height;
  }
}
