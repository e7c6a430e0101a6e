package naja.encoder.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/// Makes input tensors from pixel values.
final class ImageTensor {
  private ImageTensor() {}

  /// A tensor over the values from the buffer's position on: a direct buffer in native byte order
  /// is used in place for float32 and converted for float16.
  static OnnxTensor of(FloatBuffer values, long[] shape, boolean half) throws OrtException {
    if (!half) {
      return OnnxTensor.createTensor(OnnxRuntime.environment(), values, shape);
    }
    ShortBuffer halves =
        ByteBuffer.allocateDirect(2 * values.remaining())
            .order(ByteOrder.nativeOrder())
            .asShortBuffer();
    for (int i = 0; i < halves.capacity(); i++) {
      halves.put(i, Float.floatToFloat16(values.get(values.position() + i)));
    }
    return OnnxTensor.createTensor(OnnxRuntime.environment(), halves, shape, OnnxJavaType.FLOAT16);
  }

  /// One photo of zeros, which is grey after normalisation.
  static FloatBuffer grey(int width, int height) {
    return ByteBuffer.allocateDirect(4 * 3 * width * height)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
