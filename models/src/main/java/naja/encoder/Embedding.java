package naja.encoder;

import java.util.Arrays;
import java.util.List;

/// What an encoder makes of a photo: a raw vector of finite float32 values, never normalised.
public final class Embedding {
  private final float[] values;

  private Embedding(float[] values) {
    this.values = values;
  }

  /// Copies and checks the values.
  ///
  /// @throws IllegalArgumentException if there are none or one is NaN or infinite
  public static Embedding of(float... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("an embedding needs at least 1 dimension, got 0");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "an embedding must be finite, got " + values[i] + " in dimension " + i);
      }
    }
    return new Embedding(values.clone());
  }

  /// The arithmetic mean of raw embeddings of one dimension, summed in double precision.
  public static Embedding mean(List<Embedding> embeddings) {
    if (embeddings.isEmpty()) {
      throw new IllegalArgumentException("the mean needs at least 1 embedding, got 0");
    }
    double[] sum = new double[embeddings.getFirst().dimension()];
    for (Embedding embedding : embeddings) {
      if (embedding.dimension() != sum.length) {
        throw new IllegalArgumentException(
            "embeddings must share one dimension, got "
                + sum.length
                + " and "
                + embedding.dimension());
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += embedding.values[i];
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (float) (sum[i] / embeddings.size());
    }
    return new Embedding(mean);
  }

  /// Number of values, at least 1.
  public int dimension() {
    return values.length;
  }

  /// The value in one dimension, from 0.
  public float get(int dimension) {
    return values[dimension];
  }

  /// A copy of the values.
  public float[] toArray() {
    return values.clone();
  }

  /// The Euclidean norm, 0 for a zero vector.
  public double norm() {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding embedding && Arrays.equals(values, embedding.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Embedding[" + values.length + " values, norm " + norm() + "]";
  }
}
