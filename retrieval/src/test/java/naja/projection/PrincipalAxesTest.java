package naja.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalAxesTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void axes_randomRows_areTheEigenvectorsOfTheCovariance(long seed) {
    List<double[]> rows = rows(new Random(seed), 150, 12);
    PrincipalAxes axes = PrincipalAxes.of(rows, 2, seed + 100);
    double[][] covariance = covariance(rows);
    double trace = 0;
    for (int i = 0; i < covariance.length; i++) {
      trace += covariance[i][i];
    }

    for (int axis = 0; axis < 2; axis++) {
      double[] expected = strongest(covariance);
      double value = stretch(covariance, expected);
      assertThat(Math.abs(dot(axes.axis(axis), expected))).isCloseTo(1, within(1e-9));
      assertThat(axes.share(axis)).isCloseTo(value / trace, within(1e-9));
      remove(covariance, expected, value);
    }
  }

  @Test
  void axes_pointsAroundAPlane_spanThePlane() {
    Random random = new Random(7);
    int dimension = 200;
    double[] first = new double[dimension];
    double[] second = new double[dimension];
    first[3] = 0.6;
    first[150] = -0.8;
    second[20] = 1;
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      double along = 5 * random.nextGaussian();
      double across = 3 * random.nextGaussian();
      double[] row = new double[dimension];
      for (int j = 0; j < dimension; j++) {
        row[j] = 100 + along * first[j] + across * second[j] + 0.001 * random.nextGaussian();
      }
      rows.add(row);
    }

    PrincipalAxes axes = PrincipalAxes.of(rows, 2, 1);

    double[] a = axes.axis(0);
    double[] b = axes.axis(1);
    for (double[] planted : List.of(first, second)) {
      assertThat(Math.hypot(dot(a, planted), dot(b, planted))).isCloseTo(1, within(1e-5));
    }
    assertThat(dot(a, b)).isCloseTo(0, within(1e-12));
    assertThat(axes.share(0) + axes.share(1)).isCloseTo(1, within(1e-4));
    assertThat(axes.share(0)).isGreaterThan(axes.share(1));
  }

  @Test
  void axes_otherSeed_areTheSame() {
    List<double[]> rows = rows(new Random(11), 80, 30);
    PrincipalAxes one = PrincipalAxes.of(rows, 2, 1);
    PrincipalAxes other = PrincipalAxes.of(rows, 2, 2);

    assertThat(one.axis(0)).containsExactly(other.axis(0), within(1e-7));
    assertThat(one.axis(1)).containsExactly(other.axis(1), within(1e-7));
  }

  @Test
  void place_mean_isTheOrigin() {
    List<double[]> rows = List.of(new double[] {1, 5}, new double[] {3, 9}, new double[] {5, 1});
    PrincipalAxes axes = PrincipalAxes.of(rows, 2, 1);

    assertThat(axes.place(new double[] {3, 5}, 0)).isCloseTo(0, within(1e-12));
    assertThat(axes.place(new double[] {3, 5}, 1)).isCloseTo(0, within(1e-12));
  }

  @Test
  void axes_equalRows_showNothing() {
    double[] row = {1, 2, 3};
    PrincipalAxes axes = PrincipalAxes.of(List.of(row, row, row), 2, 1);

    assertThat(axes.share(0)).isZero();
    assertThat(axes.place(row, 0)).isCloseTo(0, within(1e-12));
  }

  @Test
  void axes_oneDimension_leaveTheOtherAxisEmpty() {
    PrincipalAxes axes = PrincipalAxes.of(List.of(new double[] {1}, new double[] {3}), 2, 1);

    assertThat(axes.share(0)).isCloseTo(1, within(1e-12));
    assertThat(axes.place(new double[] {3}, 0)).isCloseTo(1, within(1e-12));
    assertThat(axes.place(new double[] {3}, 1)).isZero();
  }

  /// Rows whose spread differs by dimension, mixed by a random shear.
  private static List<double[]> rows(Random random, int count, int dimension) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] row = new double[dimension];
      for (int j = 0; j < dimension; j++) {
        row[j] = random.nextGaussian() * (1 + 0.5 * j) + 4 + (j > 0 ? 0.3 * row[j - 1] : 0);
      }
      rows.add(row);
    }
    return rows;
  }

  private static double[][] covariance(List<double[]> rows) {
    int size = rows.getFirst().length;
    double[][] covariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double products = 0;
        double sumI = 0;
        double sumJ = 0;
        for (double[] row : rows) {
          products += row[i] * row[j];
          sumI += row[i];
          sumJ += row[j];
        }
        covariance[i][j] = products / rows.size() - sumI / rows.size() * (sumJ / rows.size());
      }
    }
    return covariance;
  }

  /// Plain power iteration, long enough for any gap.
  private static double[] strongest(double[][] matrix) {
    double[] vector = new double[matrix.length];
    Arrays.fill(vector, 1);
    for (int step = 0; step < 20_000; step++) {
      vector = times(matrix, vector);
      double norm = Math.sqrt(dot(vector, vector));
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= norm;
      }
    }
    return vector;
  }

  private static double stretch(double[][] matrix, double[] unit) {
    return dot(unit, times(matrix, unit));
  }

  private static void remove(double[][] matrix, double[] unit, double value) {
    for (int i = 0; i < unit.length; i++) {
      for (int j = 0; j < unit.length; j++) {
        matrix[i][j] -= value * unit[i] * unit[j];
      }
    }
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      product[i] = dot(matrix[i], vector);
    }
    return product;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
