package naja.photo;

/// The plain CMYK formula of the reference (no colour profile): each colour is what the black ink
/// leaves, less the colour's own ink.
final class Cmyk {
  private Cmyk() {}

  /// Turns C, M, Y at `rgb[at..at+2]` (0 = no ink) into R, G, B, given the black ink.
  static void toRgb(byte[] rgb, int at, int black) {
    int light = 255 - black;
    for (int i = at; i < at + 3; i++) {
      rgb[i] = (byte) Math.max(0, light - product(rgb[i] & 0xff, light));
    }
  }

  /// `a * b / 255`, rounded.
  private static int product(int a, int b) {
    int scaled = a * b + 128;
    return ((scaled >> 8) + scaled) >> 8;
  }
}
