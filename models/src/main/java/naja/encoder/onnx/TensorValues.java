package naja.encoder.onnx;

import java.nio.FloatBuffer;
import java.util.Arrays;

/// One output tensor as float32 values in row-major order.
final class TensorValues {
  private final long[] shape;
  private final FloatBuffer values;

  TensorValues(long[] shape, FloatBuffer values) {
    this.shape = shape;
    this.values = values;
  }

  /// Length of one axis; 1 for axes beyond the last.
  int length(int axis) {
    return axis < shape.length ? Math.toIntExact(shape[axis]) : 1;
  }

  /// Number of axes, not counting trailing axes of length 1 beyond the second.
  int rank() {
    int rank = shape.length;
    while (rank > 2 && shape[rank - 1] == 1) {
      rank--;
    }
    return rank;
  }

  /// Copies `target.length` values from `offset` on.
  void read(int offset, float[] target) {
    values.get(offset, target);
  }

  float get(int index) {
    return values.get(index);
  }

  String shape() {
    return Arrays.toString(shape);
  }
}
