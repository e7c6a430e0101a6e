package naja.photo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a JPEG says before its first scan.
///
/// @param width pixels per row
/// @param height rows
/// @param components colour components, 1, 3 or 4
/// @param colours what the components mean
/// @param orientation the EXIF orientation
/// @param tables where tables and frame lie, in order; application segments and comments are left
///   out
/// @param scan offset of the first scan's marker
/// @param progressive whether every scan refines the whole picture
record JpegHeader(
    int width,
    int height,
    List<Component> components,
    Colours colours,
    int orientation,
    List<Segment> tables,
    int scan,
    boolean progressive) {

  /// A component's id and its sampling factors.
  record Component(int id, int horizontal, int vertical) {}

  /// A part of the file.
  record Segment(int from, int length) {}

  /// What the stored components mean.
  enum Colours {
    GREY,
    RGB,
    YCC,
    CMYK,
    YCCK
  }

  static JpegHeader read(byte[] bytes) throws Refusal {
    return new Walk(bytes).header();
  }

  /// The segments from the file's start to its first scan.
  private static final class Walk {
    private static final int NO_TRANSFORM = -1;

    private final byte[] bytes;
    private final ByteBuffer file;
    private final List<Segment> tables = new ArrayList<>();
    private final ByteArrayOutputStream exif = new ByteArrayOutputStream();
    private byte @Nullable [] xmp;
    private boolean jfif;
    private int adobeTransform = NO_TRANSFORM;
    private boolean progressive;
    private int width;
    private int height;
    private final List<Component> components = new ArrayList<>();

    Walk(byte[] bytes) {
      this.bytes = bytes;
      this.file = ByteBuffer.wrap(bytes);
    }

    JpegHeader header() throws Refusal {
      tables.add(new Segment(0, 2));
      int at = 2;
      while (true) {
        at = nextMarker(at);
        int marker = bytes[at + 1] & 0xff;
        if (marker == 0xda) {
          return header(at);
        }
        if (marker == 0xd9) {
          throw Refusal.corrupt("is corrupt: a JPEG without a picture");
        }
        if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
          at += 2;
          continue;
        }
        int end = at + 2 + (file.getShort(at + 2) & 0xffff);
        if (end > bytes.length || end < at + 4) {
          throw Refusal.truncated("is truncated: it ends within its JPEG header");
        }
        take(marker, at, end);
        at = end;
      }
    }

    /// Skips what is no marker, as every decoder does, and the padding before one.
    private int nextMarker(int from) {
      int at = from;
      while (bytes[at] != -1 || bytes[at + 1] == -1 || bytes[at + 1] == 0) {
        at++;
      }
      return at;
    }

    private JpegHeader header(int scan) throws Refusal {
      if (components.isEmpty()) {
        throw Refusal.corrupt("is corrupt: a JPEG whose scan has no frame");
      }
      return new JpegHeader(
          width,
          height,
          List.copyOf(components),
          colours(),
          Orientation.of(exif.size() == 0 ? null : exif.toByteArray(), xmp),
          List.copyOf(tables),
          scan,
          progressive);
    }

    private void take(int marker, int at, int end) throws Refusal {
      if (marker >= 0xe0 && marker <= 0xef) {
        application(marker, at + 4, end);
      } else if (marker != 0xfe) {
        if (marker >= 0xc0
            && marker <= 0xcf
            && marker != 0xc4
            && marker != 0xc8
            && marker != 0xcc) {
          frame(marker, at + 4);
        }
        tables.add(new Segment(at, end - at));
      }
    }

    private void application(int marker, int at, int end) {
      if (marker == 0xe0 && end - at >= 14 && starts(at, "JFIF\0")) {
        jfif = true;
      } else if (marker == 0xe1 && starts(at, "Exif\0\0")) {
        int prefix = exif.size() == 0 ? 0 : 6;
        exif.write(bytes, at + prefix, end - at - prefix);
      } else if (marker == 0xe1 && starts(at, "http://ns.adobe.com/xap/1.0/\0")) {
        xmp = Arrays.copyOfRange(bytes, at, end);
      } else if (marker == 0xee && end - at >= 12 && starts(at, "Adobe")) {
        adobeTransform = bytes[at + 11] & 0xff;
      }
    }

    private void frame(int marker, int at) throws Refusal {
      if (marker > 0xc2) {
        throw unsupported("a lossless, hierarchical or arithmetic-coded JPEG");
      }
      if (bytes[at] != 8) {
        throw unsupported("a JPEG with " + (bytes[at] & 0xff) + "-bit samples");
      }
      progressive = marker == 0xc2;
      height = file.getShort(at + 1) & 0xffff;
      width = file.getShort(at + 3) & 0xffff;
      components.clear();
      for (int i = 0; i < (bytes[at + 5] & 0xff); i++) {
        int component = at + 6 + 3 * i;
        int sampling = bytes[component + 1];
        components.add(new Component(bytes[component] & 0xff, sampling >> 4 & 15, sampling & 15));
      }
    }

    private boolean starts(int at, String latin1) {
      byte[] prefix = latin1.getBytes(StandardCharsets.ISO_8859_1);
      int end = Math.min(at + prefix.length, bytes.length);
      return Arrays.equals(bytes, at, end, prefix, 0, prefix.length);
    }

    /// The rules of the IJG's library, which every other decoder follows.
    private Colours colours() throws Refusal {
      return switch (components.size()) {
        case 1 -> Colours.GREY;
        case 3 -> threeColours();
        case 4 ->
            adobeTransform == NO_TRANSFORM || adobeTransform == 0 ? Colours.CMYK : Colours.YCCK;
        default -> throw unsupported("a JPEG with " + components.size() + " components");
      };
    }

    private Colours threeColours() {
      if (jfif) {
        return Colours.YCC;
      }
      if (adobeTransform != NO_TRANSFORM) {
        return adobeTransform == 0 ? Colours.RGB : Colours.YCC;
      }
      List<Integer> ids = components.stream().map(Component::id).toList();
      return ids.equals(List.of((int) 'R', (int) 'G', (int) 'B')) ? Colours.RGB : Colours.YCC;
    }

    private static Refusal unsupported(String what) {
      return new Refusal(
          UnreadablePhoto.Reason.UNSUPPORTED_FORMAT,
          "is " + what + ", which is not read here; save it as a baseline JPEG");
    }
  }
}
