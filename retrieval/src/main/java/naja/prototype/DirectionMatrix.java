package naja.prototype;

import java.util.List;

/// The directions of many taxa in one array, scored against a query together.
///
/// Values lie dimension by dimension, so that the inner loop runs over taxa whose sums do not wait
/// for each other: the JIT compiler makes SIMD code of it, in double precision and in the order in
/// which [ClassSum#cosine] adds, so that both give the same bits.
final class DirectionMatrix {
  /// Dimensions taken at a time, while the sums are at hand.
  private static final int STRIDE = 4;

  private final int taxa;
  private final int dimension;
  private final float[] values;

  private DirectionMatrix(int taxa, int dimension) {
    this.taxa = taxa;
    this.dimension = dimension;
    this.values = new float[Math.multiplyExact(taxa, dimension)];
  }

  /// @param classes of one dimension
  static DirectionMatrix of(List<ClassSum> classes) {
    int dimension = classes.isEmpty() ? 0 : classes.getFirst().dimension();
    DirectionMatrix matrix = new DirectionMatrix(classes.size(), dimension);
    for (int taxon = 0; taxon < classes.size(); taxon++) {
      classes.get(taxon).copyDirection(matrix.values, taxon, matrix.taxa);
    }
    return matrix;
  }

  /// Cosine of a feature to every direction, in the order of the classes; 0 where one of the two is
  /// zero.
  ///
  /// @throws IllegalArgumentException if the feature has another dimension
  double[] cosines(double[] feature, double norm) {
    double[] even = new double[taxa];
    if (taxa == 0) {
      return even;
    }
    ClassSum.requireDimension(feature, dimension);
    if (!(norm > 0)) {
      return even;
    }
    double[] odd = new double[taxa];
    int next = 0;
    for (; next + STRIDE <= dimension; next += STRIDE) {
      addFour(feature, next, even, odd);
    }
    for (; next < dimension; next++) {
      addOne(feature[next], next * taxa, next % 2 == 0 ? even : odd);
    }
    for (int taxon = 0; taxon < taxa; taxon++) {
      even[taxon] = (even[taxon] + odd[taxon]) / norm;
    }
    return even;
  }

  private void addFour(double[] feature, int first, double[] even, double[] odd) {
    double a = feature[first];
    double b = feature[first + 1];
    double c = feature[first + 2];
    double d = feature[first + 3];
    int rowA = first * taxa;
    int rowB = rowA + taxa;
    int rowC = rowB + taxa;
    int rowD = rowC + taxa;
    for (int taxon = 0; taxon < taxa; taxon++) {
      even[taxon] = even[taxon] + a * values[rowA + taxon] + c * values[rowC + taxon];
      odd[taxon] = odd[taxon] + b * values[rowB + taxon] + d * values[rowD + taxon];
    }
  }

  private void addOne(double factor, int row, double[] sums) {
    for (int taxon = 0; taxon < taxa; taxon++) {
      sums[taxon] += factor * values[row + taxon];
    }
  }
}
