package naja.gallery;

import naja.encoder.Embedding;

/// An embedding taken apart into its direction and its Euclidean norm.
public final class UnitVector {
  private final float[] values;
  private final double norm;

  private UnitVector(float[] values, double norm) {
    this.values = values;
    this.norm = norm;
  }

  /// Takes an embedding apart.
  ///
  /// @throws IllegalArgumentException for a zero vector, which has no direction
  public static UnitVector of(Embedding embedding) {
    double norm = embedding.norm();
    if (norm == 0) {
      throw new IllegalArgumentException("a zero vector has no direction");
    }
    float[] values = embedding.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] / norm);
    }
    return new UnitVector(values, norm);
  }

  /// What [#of] once made, read back; takes the array over.
  static UnitVector stored(float[] values, double norm) {
    return new UnitVector(values, norm);
  }

  /// The raw embedding, each value within one float32 rounding of the original.
  Embedding raw() {
    return raw(values, norm);
  }

  /// Puts a raw embedding together again; each value is within one float32 rounding of the
  /// original.
  static Embedding raw(float[] unit, double norm) {
    float[] raw = new float[unit.length];
    for (int i = 0; i < raw.length; i++) {
      double value = unit[i] * norm;
      raw[i] = (float) Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE);
    }
    return Embedding.of(raw);
  }

  /// A copy of the direction, of length 1.
  public float[] toArray() {
    return values.clone();
  }

  /// The Euclidean norm, greater than 0.
  public double norm() {
    return norm;
  }
}
