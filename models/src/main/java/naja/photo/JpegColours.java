package naja.photo;

import naja.photo.JpegHeader.Colours;

/// From a JPEG's components to RGB with the fixed-point arithmetic of the IJG's library, so that
/// every decoder gives the same bytes.
final class JpegColours {
  private static final int BITS = 16;
  private static final int HALF = 1 << (BITS - 1);
  private static final int[] RED_BY_CR = new int[256];
  private static final int[] BLUE_BY_CB = new int[256];
  private static final int[] GREEN_BY_CR = new int[256];
  private static final int[] GREEN_BY_CB = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int chroma = i - 128;
      RED_BY_CR[i] = (fixed(1.40200) * chroma + HALF) >> BITS;
      BLUE_BY_CB[i] = (fixed(1.77200) * chroma + HALF) >> BITS;
      GREEN_BY_CR[i] = -fixed(0.71414) * chroma;
      GREEN_BY_CB[i] = -fixed(0.34414) * chroma + HALF;
    }
  }

  private JpegColours() {}

  private static int fixed(double factor) {
    return (int) (factor * (1 << BITS) + 0.5);
  }

  /// Interleaved components to interleaved RGB; three components are turned in place.
  static byte[] toRgb(byte[] samples, Colours colours) {
    return switch (colours) {
      case RGB -> samples;
      case YCC -> fromYcc(samples, 3);
      case GREY -> fromGrey(samples);
      case YCCK -> fromCmyk(invert(fromYcc(samples, 4)));
      case CMYK -> fromCmyk(samples);
    };
  }

  private static byte[] fromYcc(byte[] samples, int stride) {
    for (int i = 0; i + 2 < samples.length; i += stride) {
      int y = samples[i] & 0xff;
      int cb = samples[i + 1] & 0xff;
      int cr = samples[i + 2] & 0xff;
      samples[i] = clamp(y + RED_BY_CR[cr]);
      samples[i + 1] = clamp(y + ((GREEN_BY_CB[cb] + GREEN_BY_CR[cr]) >> BITS));
      samples[i + 2] = clamp(y + BLUE_BY_CB[cb]);
    }
    return samples;
  }

  private static byte clamp(int value) {
    return (byte) Math.clamp(value, 0, 255);
  }

  private static byte[] fromGrey(byte[] grey) {
    byte[] rgb = new byte[Math.multiplyExact(3, grey.length)];
    for (int i = 0, at = 0; i < grey.length; i++) {
      rgb[at++] = grey[i];
      rgb[at++] = grey[i];
      rgb[at++] = grey[i];
    }
    return rgb;
  }

  /// YCCK stores the complement of C, M, Y as a picture and K as it is.
  private static byte[] invert(byte[] samples) {
    for (int i = 0; i + 3 < samples.length; i += 4) {
      samples[i] = (byte) ~samples[i];
      samples[i + 1] = (byte) ~samples[i + 1];
      samples[i + 2] = (byte) ~samples[i + 2];
    }
    return samples;
  }

  /// JPEG files hold inks inverted (255 = no ink), by a convention that all programs follow.
  private static byte[] fromCmyk(byte[] samples) {
    byte[] rgb = new byte[samples.length / 4 * 3];
    for (int i = 0, at = 0; i + 3 < samples.length; i += 4, at += 3) {
      rgb[at] = (byte) ~samples[i];
      rgb[at + 1] = (byte) ~samples[i + 1];
      rgb[at + 2] = (byte) ~samples[i + 2];
      Cmyk.toRgb(rgb, at, ~samples[i + 3] & 0xff);
    }
    return rgb;
  }

  /// Smooths components that are halved only from top to bottom. The JDK's library repeats their
  /// rows; newer ones blend each with its nearer neighbour, 3 : 1.
  static void smoothColumns(byte[] samples, JpegHeader header) {
    int widest = header.components().stream().mapToInt(c -> c.horizontal()).max().orElse(1);
    int tallest = header.components().stream().mapToInt(c -> c.vertical()).max().orElse(1);
    for (int i = 0; i < header.components().size(); i++) {
      JpegHeader.Component component = header.components().get(i);
      if (component.horizontal() == widest && component.vertical() * 2 == tallest) {
        smoothColumns(samples, header, i);
      }
    }
  }

  private static void smoothColumns(byte[] samples, JpegHeader header, int component) {
    int bands = header.components().size();
    int stride = header.width() * bands;
    int rows = (header.height() + 1) / 2;
    byte[] above = new byte[header.width()];
    byte[] here = new byte[header.width()];
    byte[] below = new byte[header.width()];
    for (int row = 0; row < rows; row++) {
      int at = 2 * row * stride + component;
      copy(samples, at, bands, here);
      copy(samples, row == rows - 1 ? at : at + 2 * stride, bands, below);
      if (row == 0) {
        copy(samples, at, bands, above);
      }
      blend(samples, at, bands, here, above, 1);
      if (2 * row + 1 < header.height()) {
        blend(samples, at + stride, bands, here, below, 2);
      }
      byte[] next = above;
      above = here;
      here = next;
    }
  }

  private static void copy(byte[] samples, int from, int bands, byte[] row) {
    for (int x = 0, at = from; x < row.length; x++, at += bands) {
      row[x] = samples[at];
    }
  }

  private static void blend(
      byte[] samples, int from, int bands, byte[] near, byte[] far, int rounding) {
    for (int x = 0, at = from; x < near.length; x++, at += bands) {
      samples[at] = (byte) (((near[x] & 0xff) * 3 + (far[x] & 0xff) + rounding) >> 2);
    }
  }
}
