package naja.photo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/// Decodes photo files into [Pixels] as the reference code does: ICC profiles ignored, alpha
/// dropped, 16-bit samples shifted to 8. Safe for use by several threads.
///
/// However many threads decode, the photos being decoded at one time hold at most about
/// [PhotoLimits#maxPixels()] pixels together; small photos never wait for each other.
public final class PhotoDecoder {
  private static final long PIXELS_PER_PERMIT = 1024;

  private final PhotoLimits limits;
  private final int permits;
  private final Semaphore pixelBudget;

  public PhotoDecoder(PhotoLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.permits = permits(limits.maxPixels());
    this.pixelBudget = new Semaphore(permits, true);
  }

  private static int permits(long pixels) {
    return (int) Math.min(Integer.MAX_VALUE, 1 + pixels / PIXELS_PER_PERMIT);
  }

  /// Decodes one photo.
  ///
  /// @throws UnreadablePhoto with the reason, if the photo cannot be used
  public Pixels decode(Photo photo, ExifOrientation orientation) {
    Objects.requireNonNull(orientation, "orientation");
    try {
      PhotoFile file = open(photo.bytes());
      Pixels pixels = pixels(file);
      boolean turned = orientation == ExifOrientation.APPLIED || file.alwaysTurned();
      return turned ? Orientation.upright(pixels, file.orientation()) : pixels;
    } catch (Refusal e) {
      throw new UnreadablePhoto(e.reason(), photo.name() + " " + e.getMessage(), e);
    } catch (OutOfMemoryError e) {
      // One huge array was refused, so there is memory left to go on without this photo.
      throw new UnreadablePhoto(
          UnreadablePhoto.Reason.TOO_LARGE,
          photo.name() + " needs more memory than there is; give Java more (-Xmx)",
          e);
    }
  }

  private PhotoFile open(byte[] bytes) throws Refusal {
    if (bytes.length == 0) {
      throw new Refusal(UnreadablePhoto.Reason.EMPTY, "is empty");
    }
    if (bytes.length > limits.maxBytes()) {
      throw new Refusal(
          UnreadablePhoto.Reason.TOO_MANY_BYTES,
          "has %d bytes; at most %d are allowed".formatted(bytes.length, limits.maxBytes()));
    }
    PhotoFile file = PhotoFormat.of(bytes).open(bytes);
    requireWithinLimits(file.width(), file.height());
    return file;
  }

  private void requireWithinLimits(int width, int height) throws Refusal {
    if (width < 1 || height < 1) {
      throw Refusal.corrupt("is corrupt: its header says " + width + " x " + height + " pixels");
    }
    int shortSide = Math.min(width, height);
    int longSide = Math.max(width, height);
    String limit = null;
    if (longSide > limits.maxSide()) {
      limit = limits.maxSide() + " pixels a side";
    } else if ((long) width * height > limits.maxPixels()) {
      limit = limits.maxPixels() + " pixels in all";
    } else if (longSide > (long) shortSide * limits.maxAspect()) {
      limit = "a ratio of " + limits.maxAspect() + " : 1";
    }
    if (limit != null) {
      throw new Refusal(
          UnreadablePhoto.Reason.TOO_LARGE,
          "is %d x %d pixels; at most %s are allowed".formatted(width, height, limit));
    }
  }

  private Pixels pixels(PhotoFile file) throws Refusal {
    int needed = Math.min(permits, permits((long) file.width() * file.height()));
    pixelBudget.acquireUninterruptibly(needed);
    try {
      return file.pixels();
    } finally {
      pixelBudget.release(needed);
    }
  }

  /// The formats that can be read here, with what reads them.
  public static List<ReadableFormat> formats() {
    List<ReadableFormat> formats = new ArrayList<>();
    for (PhotoFormat format : PhotoFormat.values()) {
      if (format.isReadable()) {
        formats.add(new ReadableFormat(format.title(), format.reader()));
      }
    }
    return List.copyOf(formats);
  }

  /// What decodes JPEG here: libjpeg-turbo, where the system has it, or the JDK's reader.
  public static String jpegBackend() {
    return PhotoFormat.JPEG.reader();
  }
}
