package naja.photo.augment;

import naja.photo.Pixels;
import org.jspecify.annotations.Nullable;

/// What makes a copy of a photo: the part that it shows, and whether that is mirrored.
///
/// @param crop the part, in the pixels of the photo as it is; null for all of it
public record Augmentation(boolean flipped, @Nullable Area crop) {
  /// The photo itself.
  public static final Augmentation NONE = new Augmentation(false, null);

  /// `flip`, `crop:x,y,width,height` or `flip+crop:x,y,width,height`; empty for the photo itself.
  /// The crop stands for pixels of the photo as it is, also where it is mirrored.
  public String code() {
    if (crop == null) {
      return flipped ? "flip" : "";
    }
    return (flipped ? "flip+crop:" : "crop:") + crop;
  }

  /// Makes the copy; the photo itself is handed back as it is.
  ///
  /// @throws IllegalArgumentException if the part reaches beyond the photo
  public Pixels apply(Pixels photo) {
    if (equals(NONE)) {
      return photo;
    }
    return copy(photo, crop == null ? new Area(0, 0, photo.width(), photo.height()) : crop);
  }

  private Pixels copy(Pixels photo, Area part) {
    if (part.width() > photo.width() - part.x() || part.height() > photo.height() - part.y()) {
      throw new IllegalArgumentException(
          "the part %s reaches beyond a photo of %d x %d pixels"
              .formatted(part, photo.width(), photo.height()));
    }
    byte[] to = new byte[3 * part.width() * part.height()];
    for (int y = 0; y < part.height(); y++) {
      int from = 3 * ((part.y() + y) * photo.width() + part.x());
      copyRow(photo.rgb(), from, to, 3 * y * part.width(), part.width());
    }
    return new Pixels(part.width(), part.height(), to);
  }

  private void copyRow(byte[] from, int source, byte[] to, int target, int width) {
    if (!flipped) {
      System.arraycopy(from, source, to, target, 3 * width);
      return;
    }
    int pixel = source + 3 * (width - 1);
    for (int x = 0, at = target; x < width; x++, pixel -= 3) {
      to[at++] = from[pixel];
      to[at++] = from[pixel + 1];
      to[at++] = from[pixel + 2];
    }
  }
}
