package naja.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProductsTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 7, 5", "33, 8, 257", "70, 19, 300"})
  void products_sizesAroundTheBlocks_equalTheDefinition(int rows, int inner, int columns) {
    Random random = new Random(5);
    double[][] a = matrix(random, rows, inner);
    double[][] b = matrix(random, inner, columns);
    double[][] c = matrix(random, rows, columns);
    double[][] expected = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        expected[i][j] = c[i][j];
        for (int k = 0; k < inner; k++) {
          expected[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    double[][] viaTransposed = new double[rows][];
    Arrays.setAll(viaTransposed, i -> c[i].clone());

    Products.addProduct(c, a, b, rows);
    Products.addTransposedProduct(viaTransposed, Products.transposed(a), b, inner);

    for (int i = 0; i < rows; i++) {
      assertThat(c[i]).containsExactly(expected[i], within(1e-12));
      assertThat(viaTransposed[i]).containsExactly(expected[i], within(1e-12));
    }
  }

  private static double[][] matrix(Random random, int rows, int columns) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      Arrays.setAll(row, _ -> random.nextGaussian());
    }
    return matrix;
  }
}
