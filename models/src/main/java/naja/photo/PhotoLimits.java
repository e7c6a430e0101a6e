package naja.photo;

/// What a photo may cost before it is refused; checked against the file's header, before any pixel
/// is allocated.
///
/// @param maxBytes largest encoded size in bytes
/// @param maxPixels largest width × height, at most 500,000,000
/// @param maxSide largest width or height in pixels
/// @param maxAspect largest ratio of the long side to the short side
public record PhotoLimits(long maxBytes, long maxPixels, int maxSide, int maxAspect) {
  /// 64 MiB, 89 megapixels (where Pillow starts to warn), 30,000 pixels a side, 1 : 1000.
  public static final PhotoLimits DEFAULT = new PhotoLimits(64L << 20, 89_000_000, 30_000, 1000);

  /// As many as four bytes each fit into one Java array.
  private static final long MOST_PIXELS = 500_000_000;

  public PhotoLimits {
    requirePositive("maxBytes", maxBytes);
    requirePositive("maxPixels", maxPixels);
    if (maxPixels > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "maxPixels must be at most " + MOST_PIXELS + ", got " + maxPixels);
    }
    requirePositive("maxSide", maxSide);
    requirePositive("maxAspect", maxAspect);
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, got " + value);
    }
  }
}
