package naja.photo;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The formats that are read, told apart by their first bytes and never by a file's name.
enum PhotoFormat {
  JPEG("JPEG"),
  PNG("PNG"),
  GIF("GIF (first frame)"),
  BMP("BMP"),
  TIFF("TIFF (first page)"),
  WEBP("WebP (first frame)");

  private static final Set<Integer> BMP_HEADER_SIZES = Set.of(12, 16, 40, 52, 56, 64, 108, 124);
  private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
  private static final Set<String> HEIC_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1");

  private final String title;

  PhotoFormat(String title) {
    this.title = title;
  }

  /// The name that people know.
  String title() {
    return title;
  }

  /// What reads the format here.
  String reader() {
    return switch (this) {
      case JPEG ->
          TurboJpeg.library() == null ? "JDK" : "libjpeg-turbo (" + TurboJpeg.library() + ")";
      case PNG, GIF, BMP -> "JDK";
      case TIFF -> "TwelveMonkeys";
      case WEBP -> "libwebp";
    };
  }

  /// Whether the reader starts on this machine.
  boolean isReadable() {
    return this != WEBP || WebpFile.isReadable();
  }

  /// Tells the format of a file.
  static PhotoFormat of(byte[] bytes) throws Refusal {
    if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (starts(bytes, 0, "GIF87a") || starts(bytes, 0, "GIF89a")) {
      return GIF;
    }
    if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")) {
      return WEBP;
    }
    if (starts(bytes, 0, "II*\0") || starts(bytes, 0, "MM\0*") || isBigTiff(bytes)) {
      return TIFF;
    }
    if (isBmp(bytes)) {
      return BMP;
    }
    throw refusal(bytes);
  }

  /// Reads the header.
  PhotoFile open(byte[] bytes) throws Refusal {
    try {
      return switch (this) {
        case JPEG -> JpegFile.open(bytes);
        case PNG -> PngFile.open(bytes);
        case GIF -> GifFile.open(bytes);
        case BMP -> PlainFile.bmp(bytes);
        case TIFF -> PlainFile.tiff(bytes);
        case WEBP -> WebpFile.open(bytes);
      };
    } catch (IndexOutOfBoundsException e) {
      throw new Refusal(
          UnreadablePhoto.Reason.TRUNCATED,
          "is truncated: it ends within its " + name() + " header",
          e);
    }
  }

  private static boolean isBigTiff(byte[] bytes) {
    return starts(bytes, 0, "II+\0") || starts(bytes, 0, "MM\0+");
  }

  private static boolean isBmp(byte[] bytes) {
    return starts(bytes, 0, "BM")
        && bytes.length > 18
        && starts(bytes, 15, "\0\0\0")
        && BMP_HEADER_SIZES.contains(bytes[14] & 0xff);
  }

  private static Refusal refusal(byte[] bytes) {
    String known = knownButUnread(bytes);
    if (known != null) {
      return new Refusal(
          UnreadablePhoto.Reason.UNSUPPORTED_FORMAT,
          "is " + known + ", which is not read here; save it as JPEG, PNG or WebP");
    }
    return new Refusal(
        UnreadablePhoto.Reason.NOT_AN_IMAGE,
        "is not an image: its first bytes belong to no image format known here");
  }

  private static @Nullable String knownButUnread(byte[] bytes) {
    if (starts(bytes, 4, "ftyp")) {
      return brandName(bytes);
    }
    if (starts(bytes, 0, "\u00ff\n") || starts(bytes, 4, "JXL \r\n")) {
      return "JPEG XL";
    }
    if (starts(bytes, 4, "jP  \r\n") || starts(bytes, 0, "\u00ffO\u00ffQ")) {
      return "JPEG 2000";
    }
    if (starts(bytes, 0, "8BPS")) {
      return "a Photoshop document";
    }
    return starts(bytes, 0, "<svg") ? "SVG" : null;
  }

  private static @Nullable String brandName(byte[] bytes) {
    // The major brand, the minor version, then the compatible brands up to the box's end.
    int end = Math.min(bytes.length, bytes[3] & 0xff);
    for (int at = 8; at + 4 <= end; at += 4) {
      String brand = new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
      if (AVIF_BRANDS.contains(brand)) {
        return "AVIF";
      }
      if (HEIC_BRANDS.contains(brand) && !compatibleWithAvif(bytes, end)) {
        return "HEIC";
      }
    }
    return null;
  }

  private static boolean compatibleWithAvif(byte[] bytes, int end) {
    for (int at = 8; at + 4 <= end; at += 4) {
      if (starts(bytes, at, "avif") || starts(bytes, at, "avis")) {
        return true;
      }
    }
    return false;
  }

  private static boolean starts(byte[] bytes, int at, String latin1) {
    if (bytes.length < at + latin1.length()) {
      return false;
    }
    for (int i = 0; i < latin1.length(); i++) {
      if ((bytes[at + i] & 0xff) != latin1.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
