package naja.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.Random;
import naja.search.VectorSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProductsTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 7, 5", "33, 8, 257", "70, 19, 300", "103, 300, 33", "7, 257, 70"})
  void products_sizesAroundTheBlocks_equalTheDefinition(int rows, int inner, int columns) {
    check(new Case(rows, inner, columns), Precision.DOUBLE, 1e-12);
    check(new Case(rows, inner, columns), Precision.SINGLE, 1e-4);
  }

  private static void check(Case given, Precision precision, double error) {
    Products products = new Products(precision);
    double[][] expected = given.byDefinition();
    double[][] plain = given.sum(products);
    double[][] viaTransposed = given.sumViaTransposed(products);

    for (int i = 0; i < expected.length; i++) {
      assertThat(plain[i]).containsExactly(expected[i], within(error));
      assertThat(viaTransposed[i]).containsExactly(expected[i], within(error));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 7, 5", "103, 300, 33", "7, 257, 70"})
  void products_withAndWithoutSimd_areTheSameBits(int rows, int inner, int columns) {
    assumeThat(VectorSupport.module()).as("the Vector API").isTrue();
    Case given = new Case(rows, inner, columns);

    assertThat(given.sum(new Products(new VectorDoubles())))
        .isDeepEqualTo(given.sum(new Products(new PlainDoubles())));
    assertThat(given.sumViaTransposed(new Products(new VectorFloats())))
        .isDeepEqualTo(given.sumViaTransposed(new Products(new PlainFloats())));
  }

  @Test
  void products_ofOneObject_doNotReachIntoEachOther() {
    Products products = new Products(Precision.DOUBLE);
    double[][] large = filled(60, 60, Double.NaN);
    products.addProduct(new double[60][60], large, large, 60);
    double[][] c = new double[2][3];

    products.addProduct(c, filled(2, 4, 1), filled(4, 3, 2), 2);

    assertThat(c).isDeepEqualTo(filled(2, 3, 8));
  }

  private static double[][] filled(int rows, int columns, double value) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      Arrays.fill(row, value);
    }
    return matrix;
  }

  /// Drawn matrices: c, to which a·b is to be added.
  private static final class Case {
    private final Random random = new Random(5);
    private final double[][] a;
    private final double[][] b;
    private final double[][] c;

    Case(int rows, int inner, int columns) {
      a = draw(rows, inner);
      b = draw(inner, columns);
      c = draw(rows, columns);
    }

    private double[][] draw(int rows, int columns) {
      double[][] matrix = new double[rows][columns];
      for (double[] row : matrix) {
        Arrays.setAll(row, _ -> random.nextGaussian());
      }
      return matrix;
    }

    double[][] byDefinition() {
      double[][] sums = copy();
      for (int i = 0; i < sums.length; i++) {
        for (int j = 0; j < sums[i].length; j++) {
          for (int k = 0; k < b.length; k++) {
            sums[i][j] += a[i][k] * b[k][j];
          }
        }
      }
      return sums;
    }

    double[][] sum(Products products) {
      double[][] sums = copy();
      products.addProduct(sums, a, b, sums.length);
      return sums;
    }

    double[][] sumViaTransposed(Products products) {
      double[][] sums = copy();
      products.addTransposedProduct(sums, Products.transposed(a), b, b.length);
      return sums;
    }

    private double[][] copy() {
      return Arrays.stream(c).map(double[]::clone).toArray(double[][]::new);
    }
  }
}
