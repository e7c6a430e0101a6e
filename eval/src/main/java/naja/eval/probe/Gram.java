package naja.eval.probe;

import java.util.Arrays;

/// The products of every row of one matrix with every row of another.
final class Gram {
  private final double[][] products;
  private final double[] left;
  private final double[] right;

  private Gram(double[][] products, double[] left, double[] right) {
    this.products = products;
    this.left = left;
    this.right = right;
  }

  static Gram of(double[][] a, double[][] b) {
    double[][] products = new double[a.length][b.length];
    new Products(Precision.DOUBLE).addProduct(products, a, Products.transposed(b), a.length);
    return new Gram(products, squares(a), squares(b));
  }

  int rows() {
    return left.length;
  }

  int columns() {
    return right.length;
  }

  double product(int row, int column) {
    return products[row][column];
  }

  /// The sum of the squared lengths of both rows.
  double squares(int row, int column) {
    return left[row] + right[column];
  }

  private static double[] squares(double[][] rows) {
    return Arrays.stream(rows)
        .mapToDouble(row -> Arrays.stream(row).map(value -> value * value).sum())
        .toArray();
  }
}
