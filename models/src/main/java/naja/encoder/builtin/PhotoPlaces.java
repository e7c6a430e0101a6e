package naja.encoder.builtin;

/// Where in a photo the subject and its surroundings are expected: fixed weights per grid cell.
final class PhotoPlaces {
  /// Standard deviation of the middle, with the photo's half side as 1.
  private static final double MIDDLE = 0.5;

  /// The rim begins here, with the photo's half side as 1.
  private static final double RIM = 0.8;

  private PhotoPlaces() {}

  /// The middle and the rim, each with sum 1, one after the other.
  static float[] middleAndRim(int side) {
    int cells = side * side;
    double[] middle = new double[cells];
    double[] rim = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      double down = centred(cell / side, side);
      double right = centred(cell % side, side);
      middle[cell] = middle(down, right);
      rim[cell] = Math.max(Math.abs(down), Math.abs(right)) > RIM ? 1 : 0;
    }
    double middleTotal = sum(middle);
    double rimTotal = sum(rim);
    float[] both = new float[2 * cells];
    for (int cell = 0; cell < cells; cell++) {
      both[cell] = (float) (middle[cell] / middleTotal);
      both[cells + cell] = (float) (rim[cell] / rimTotal);
    }
    return both;
  }

  /// The middle alone, 1 at its peak.
  static float[] middle(int side) {
    float[] weights = new float[side * side];
    for (int cell = 0; cell < weights.length; cell++) {
      weights[cell] = (float) middle(centred(cell / side, side), centred(cell % side, side));
    }
    return weights;
  }

  private static double middle(double down, double right) {
    return StrictMath.exp(-(down * down + right * right) / (2 * MIDDLE * MIDDLE));
  }

  /// The centre of a row or column, from -1 to 1.
  private static double centred(int index, int side) {
    return (index + 0.5) / side * 2 - 1;
  }

  private static double sum(double[] values) {
    double total = 0;
    for (double value : values) {
      total += value;
    }
    return total;
  }
}
