package naja.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The directions in which vectors differ most: the first eigenvectors of their covariance.
///
/// Found by subspace iteration with Rayleigh-Ritz steps from a random start (Halko, Martinsson and
/// Tropp, "Finding Structure with Randomness", 2011, section 4.5), which takes the vectors row by
/// row and never forms the covariance: one step costs two products per value and direction. It ends
/// when the residual of every wanted axis is below 10⁻⁹ of the largest eigenvalue; after 200 steps
/// in any case, when so many eigenvalues are nearly alike that one plane is as good as another.
final class PrincipalAxes {
  private static final int OVERSAMPLING = 6;
  private static final int MOST_STEPS = 200;
  private static final double TOLERANCE = 1e-9;

  private final List<double[]> axes;
  private final double[] offsets;
  private final double[] shares;

  private PrincipalAxes(double[] mean, List<double[]> axes, double[] shares) {
    this.axes = axes;
    this.shares = shares;
    this.offsets = axes.stream().mapToDouble(axis -> Vectors.dot(axis, mean)).toArray();
  }

  /// Finds `count` axes, or as many as there are dimensions.
  ///
  /// @param rows at least one, of one dimension
  static PrincipalAxes of(List<double[]> rows, int count, long seed) {
    double[] mean = Vectors.mean(rows);
    double variance = 0;
    for (double[] row : rows) {
      variance += Vectors.squaredDistance(row, mean);
    }
    int dimension = mean.length;
    int wanted = Math.min(count, dimension);
    int width = Math.min(count + OVERSAMPLING, dimension);
    double[][] block = Vectors.randomOrthonormal(width, dimension, new Random(seed));
    Ritz ritz = ritz(block, scattered(rows, mean, block));
    for (int step = 1; step < MOST_STEPS && !ritz.isConverged(wanted); step++) {
      block = Vectors.orthonormal(ritz.images);
      ritz = ritz(block, scattered(rows, mean, block));
    }
    return ritz.axes(mean, wanted, variance);
  }

  /// Where a vector lies along an axis, 0 at the mean; 0 too where there is no such axis.
  double place(double[] vector, int axis) {
    return axis < axes.size() ? Vectors.dot(axes.get(axis), vector) - offsets[axis] : 0;
  }

  /// The part of the variance along an axis, 0 to 1.
  double share(int axis) {
    return axis < shares.length ? shares[axis] : 0;
  }

  /// A direction of unit length.
  double[] axis(int axis) {
    return axes.get(axis).clone();
  }

  /// The scatter matrix (the covariance times the number of rows) times every direction.
  private static double[][] scattered(List<double[]> rows, double[] mean, double[][] directions) {
    double[][] images = new double[directions.length][mean.length];
    double[] centred = new double[mean.length];
    for (double[] row : rows) {
      for (int i = 0; i < centred.length; i++) {
        centred[i] = row[i] - mean[i];
      }
      for (int j = 0; j < directions.length; j++) {
        Vectors.add(images[j], centred, Vectors.dot(directions[j], centred));
      }
    }
    return images;
  }

  /// The best approximations of eigenvectors within a block of directions.
  private static Ritz ritz(double[][] block, double[][] images) {
    double[][] small = new double[block.length][block.length];
    for (int i = 0; i < block.length; i++) {
      for (int j = 0; j <= i; j++) {
        small[i][j] = Vectors.dot(block[i], images[j]);
        small[j][i] = small[i][j];
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(small);
    return new Ritz(
        eigen.values(),
        Vectors.combined(eigen.vectors(), block),
        Vectors.combined(eigen.vectors(), images));
  }

  /// Approximate eigenvectors, their values in descending order, and the scatter matrix times each.
  private static final class Ritz {
    private final double[] values;
    private final double[][] vectors;
    private final double[][] images;

    Ritz(double[] values, double[][] vectors, double[][] images) {
      this.values = values;
      this.vectors = vectors;
      this.images = images;
    }

    boolean isConverged(int count) {
      double allowed = TOLERANCE * values[0];
      for (int i = 0; i < count; i++) {
        double[] residual = images[i].clone();
        Vectors.add(residual, vectors[i], -values[i]);
        if (Vectors.norm(residual) > allowed) {
          return false;
        }
      }
      return true;
    }

    PrincipalAxes axes(double[] mean, int count, double variance) {
      List<double[]> axes = new ArrayList<>();
      double[] shares = new double[count];
      for (int i = 0; i < count; i++) {
        axes.add(Vectors.largestPositive(vectors[i]));
        shares[i] = variance > 0 ? Math.clamp(values[i] / variance, 0, 1) : 0;
      }
      return new PrincipalAxes(mean, axes, shares);
    }
  }
}
