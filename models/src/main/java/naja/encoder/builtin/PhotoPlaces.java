package naja.encoder.builtin;

/// Fixed places of a photo as weights per grid cell: everywhere, the middle, the rim.
final class PhotoPlaces {
  static final int COUNT = 3;

  /// Standard deviation of the middle, with the photo's half side as 1.
  private static final double MIDDLE = 0.5;

  /// The rim begins here, with the photo's half side as 1.
  private static final double RIM = 0.8;

  private PhotoPlaces() {}

  /// The three places as columns, each with sum 1: [side × side, 3].
  static float[] weights(int side) {
    double[][] places = new double[COUNT][side * side];
    for (int cell = 0; cell < side * side; cell++) {
      double down = centred(cell / side, side);
      double right = centred(cell % side, side);
      places[0][cell] = 1;
      places[1][cell] = middle(down, right);
      places[2][cell] = Math.max(Math.abs(down), Math.abs(right)) > RIM ? 1 : 0;
    }
    float[] columns = new float[side * side * COUNT];
    for (int place = 0; place < COUNT; place++) {
      double total = sum(places[place]);
      for (int cell = 0; cell < side * side; cell++) {
        columns[cell * COUNT + place] = (float) (places[place][cell] / total);
      }
    }
    return columns;
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
