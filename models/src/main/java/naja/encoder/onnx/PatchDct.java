package naja.encoder.onnx;

/// The low frequencies of a photo's patch tokens: the two-dimensional orthonormal DCT-II of the
/// [patches × width] matrix, `Y = C_patches · X · C_widthᵀ` with `C_n[k][i] = s(k) cos(π (2i + 1) k
/// / 2n)`, `s(0) = √(1/n)`, `s(k) = √(2/n)`; only its top-left corner is computed.
final class PatchDct {
  /// Rows and columns of the corner.
  static final int SIDE = 8;

  private PatchDct() {}

  /// The corner, row by row: [#SIDE] × [#SIDE] values.
  ///
  /// @param patches row-major matrix of `rows` × `width` values
  static float[] topLeft(float[] patches, int rows, int width) {
    double[] vertical = new double[SIDE * width];
    double[][] rowBasis = basis(rows);
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < SIDE; k++) {
        double weight = rowBasis[k][row];
        for (int i = 0; i < width; i++) {
          vertical[k * width + i] += weight * patches[row * width + i];
        }
      }
    }
    return horizontal(vertical, width);
  }

  private static float[] horizontal(double[] vertical, int width) {
    double[][] basis = basis(width);
    float[] corner = new float[SIDE * SIDE];
    for (int k = 0; k < SIDE; k++) {
      for (int l = 0; l < SIDE; l++) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
          sum += basis[l][i] * vertical[k * width + i];
        }
        corner[k * SIDE + l] = (float) sum;
      }
    }
    return corner;
  }

  private static double[][] basis(int length) {
    double[][] basis = new double[SIDE][length];
    for (int k = 0; k < SIDE; k++) {
      double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / length);
      for (int i = 0; i < length; i++) {
        basis[k][i] = scale * Math.cos(Math.PI * (2 * i + 1) * k / (2.0 * length));
      }
    }
    return basis;
  }
}
