package naja.prototype;

import java.util.List;
import naja.gallery.StoredEmbedding;
import org.jspecify.annotations.Nullable;

/// The photos of one taxon: their features summed in double precision, with the direction that they
/// share.
final class ClassSum {
  private final double[] sum;
  private final int photos;

  /// The sum scaled to length 1; zeros where the photos cancel out.
  private final float[] direction;

  private ClassSum(double[] sum, int photos) {
    this.sum = sum;
    this.photos = photos;
    this.direction = direction(sum);
  }

  /// A sum that grows photo by photo.
  static final class Growing {
    private final double[] sum;
    private int photos;

    Growing(int dimension) {
      sum = new double[dimension];
    }

    void add(double[] feature) {
      ClassSum.add(sum, feature, 1);
      photos++;
    }

    /// The sum as it is now.
    ClassSum done() {
      return new ClassSum(sum.clone(), photos);
    }
  }

  /// The sum over the other photos; null if there are none.
  @Nullable ClassSum minus(List<StoredEmbedding> leftOut, Features features) {
    if (leftOut.size() > photos) {
      throw new IllegalArgumentException(
          "cannot leave out %d of %d photos of taxon %s"
              .formatted(leftOut.size(), photos, leftOut.getFirst().taxonId()));
    }
    if (leftOut.size() == photos) {
      return null;
    }
    double[] remaining = sum.clone();
    leftOut.forEach(photo -> add(remaining, features.of(photo.embedding()), -1));
    return new ClassSum(remaining, photos - leftOut.size());
  }

  /// Cosine of a feature to the mean of the photos, 0 where one of them is zero.
  double cosine(double[] feature, double norm) {
    requireDimension(feature, direction.length);
    double a = 0;
    double b = 0;
    int even = direction.length & ~1;
    for (int i = 0; i < even; i += 2) {
      a += feature[i] * direction[i];
      b += feature[i + 1] * direction[i + 1];
    }
    if (even < direction.length) {
      a += feature[even] * direction[even];
    }
    return norm > 0 ? (a + b) / norm : 0;
  }

  static void requireDimension(double[] feature, int dimension) {
    if (feature.length != dimension) {
      throw new IllegalArgumentException(
          "the query has %d dimensions, the prototypes have %d"
              .formatted(feature.length, dimension));
    }
  }

  /// Length of the sum.
  double norm() {
    return Features.norm(sum);
  }

  int dimension() {
    return direction.length;
  }

  /// The direction, in double precision.
  double[] direction() {
    double[] values = new double[direction.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = direction[i];
    }
    return values;
  }

  /// Writes the direction to places that are `stride` apart.
  void copyDirection(float[] target, int first, int stride) {
    for (int i = 0; i < direction.length; i++) {
      target[first + i * stride] = direction[i];
    }
  }

  private static void add(double[] sum, double[] feature, int sign) {
    if (feature.length != sum.length) {
      throw new IllegalArgumentException(
          "references must share one dimension, got " + sum.length + " and " + feature.length);
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] += sign * feature[i];
    }
  }

  private static float[] direction(double[] sum) {
    double norm = Features.norm(sum);
    float[] direction = new float[sum.length];
    for (int i = 0; i < sum.length && norm > 0; i++) {
      direction[i] = (float) (sum[i] / norm);
    }
    return direction;
  }
}
