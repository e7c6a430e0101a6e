package naja.photo;

/// Makes the small JPEG that a gallery keeps of every reference photo.
public final class Thumbnail {
  /// Longest side of a stored thumbnail, in pixels.
  public static final int SIDE = 240;

  private Thumbnail() {}

  /// A JPEG of the whole photo whose longest side is at most [#SIDE] pixels.
  public static byte[] jpeg(Pixels pixels) {
    throw new IllegalStateException("" + pixels);
  }
}
