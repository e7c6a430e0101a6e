package naja.encoder.builtin;

/// A colour in the encoder's own approximation of CIE L\*a\*b\* (D65): sRGB's transfer curve is
/// taken as a square, and [#FLOOR] is added before the cube root, so that few operators compute it
/// and the noise of dark pixels gets no colour.
///
/// @param lightness 25 (black) to about 100 (white)
/// @param a green (negative) to red
/// @param b blue (negative) to yellow
record Lab(double lightness, double a, double b) {
  /// Added to relative X, Y and Z: its cube root is 1/4.
  static final double FLOOR = 1.0 / 64;

  /// Rows: X, Y, Z relative to the white point; columns: linear R, G, B (IEC 61966-2-1).
  static final double[][] XYZ_FROM_RGB = {
    {0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505},
    {0.2126, 0.7152, 0.0722},
    {0.0193 / 1.0890, 0.1192 / 1.0890, 0.9505 / 1.0890}
  };

  /// Rows: L\*, a\*, b\*; columns: the cube roots of relative X, Y, Z.
  static final double[][] LAB_FROM_ROOTS = {{0, 100, 0}, {500, -500, 0}, {0, 200, -200}};

  /// @param red sRGB sample in 0..1, like `green` and `blue`
  static Lab ofRgb(double red, double green, double blue) {
    double[] linear = {red * red, green * green, blue * blue};
    double[] roots = new double[3];
    for (int row = 0; row < 3; row++) {
      roots[row] = StrictMath.cbrt(dot(XYZ_FROM_RGB[row], linear) + FLOOR);
    }
    return new Lab(
        dot(LAB_FROM_ROOTS[0], roots),
        dot(LAB_FROM_ROOTS[1], roots),
        dot(LAB_FROM_ROOTS[2], roots));
  }

  double squaredDistance(Lab other) {
    double byLightness = lightness - other.lightness;
    double byA = a - other.a;
    double byB = b - other.b;
    return byLightness * byLightness + byA * byA + byB * byB;
  }

  private static double dot(double[] row, double[] values) {
    return row[0] * values[0] + row[1] * values[1] + row[2] * values[2];
  }
}
