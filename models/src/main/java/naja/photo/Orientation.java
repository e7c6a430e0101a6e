package naja.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The EXIF orientation, 1 to 8: found in a file's metadata, applied to its pixels.
final class Orientation {
  static final int UPRIGHT = 1;

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final byte[] EXIF_PREFIX = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final Pattern XMP = Pattern.compile("tiff:Orientation(=\"|>)([0-9])");

  private Orientation() {}

  /// The orientation in an EXIF block or, when that has none, in an XMP packet.
  static int of(byte @Nullable [] exif, byte @Nullable [] xmp) {
    int found = exif == null ? 0 : ofExif(exif);
    if (found == 0 && xmp != null) {
      found = ofXmp(xmp);
    }
    return found == 0 ? UPRIGHT : found;
  }

  /// The orientation tag of the first directory of a TIFF structure, 0 if there is none.
  static int ofTiff(byte[] tiff) {
    ByteBuffer buffer = ByteBuffer.wrap(tiff);
    if (tiff.length < 8) {
      return 0;
    }
    buffer.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = buffer.getInt(4);
    if (directory < 8 || directory > tiff.length - 2) {
      return 0;
    }
    int entries = buffer.getShort(directory) & 0xffff;
    for (int i = 0, at = directory + 2; i < entries && at <= tiff.length - 12; i++, at += 12) {
      if ((buffer.getShort(at) & 0xffff) == TAG) {
        return value(buffer, at);
      }
    }
    return 0;
  }

  private static int value(ByteBuffer buffer, int entry) {
    int count = buffer.getInt(entry + 4);
    return switch (buffer.getShort(entry + 2)) {
      case SHORT -> count == 1 || count == 2 ? buffer.getShort(entry + 8) : 0;
      case LONG -> count == 1 ? buffer.getInt(entry + 8) : 0;
      default -> 0;
    };
  }

  private static int ofExif(byte[] exif) {
    int start = 0;
    while (startsWithPrefix(exif, start)) {
      start += EXIF_PREFIX.length;
    }
    return ofTiff(Arrays.copyOfRange(exif, start, exif.length));
  }

  private static boolean startsWithPrefix(byte[] exif, int at) {
    return at + EXIF_PREFIX.length <= exif.length
        && Arrays.equals(exif, at, at + EXIF_PREFIX.length, EXIF_PREFIX, 0, EXIF_PREFIX.length);
  }

  private static int ofXmp(byte[] xmp) {
    Matcher matcher = XMP.matcher(new String(xmp, StandardCharsets.ISO_8859_1));
    return matcher.find() ? matcher.group(2).charAt(0) - '0' : 0;
  }

  /// The pixels turned and mirrored so that they stand upright.
  static Pixels upright(Pixels pixels, int orientation) {
    int w = pixels.width();
    int h = pixels.height();
    // Where the upright picture's first pixel lies, and the steps to its right and lower neighbour.
    return switch (orientation) {
      case 2 -> walk(pixels, w, h, w - 1, -1, w);
      case 3 -> walk(pixels, w, h, w * h - 1, -1, -w);
      case 4 -> walk(pixels, w, h, w * (h - 1), 1, -w);
      case 5 -> walk(pixels, h, w, 0, w, 1);
      case 6 -> walk(pixels, h, w, w * (h - 1), -w, 1);
      case 7 -> walk(pixels, h, w, w * h - 1, -w, -1);
      case 8 -> walk(pixels, h, w, w - 1, w, -1);
      default -> pixels;
    };
  }

  private static Pixels walk(Pixels pixels, int width, int height, int start, int right, int down) {
    byte[] from = pixels.rgb();
    byte[] to = new byte[from.length];
    for (int y = 0, at = 0; y < height; y++) {
      int source = 3 * (start + y * down);
      for (int x = 0; x < width; x++, source += 3 * right) {
        to[at++] = from[source];
        to[at++] = from[source + 1];
        to[at++] = from[source + 2];
      }
    }
    return new Pixels(width, height, to);
  }
}
