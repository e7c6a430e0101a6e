package naja.encoder.onnx;

import naja.encoder.EncoderException;
import naja.encoder.Pooling;
import naja.encoder.card.EncoderCard;

/// Makes one embedding per photo from an output tensor.
final class TokenPooling {
  private final EncoderCard.Output output;

  TokenPooling(EncoderCard.Output output) {
    this.output = output;
  }

  /// Values per embedding that the pooling makes of this tensor.
  ///
  /// @throws EncoderException if the tensor's shape does not suit the pooling
  int dimension(TensorValues tensor) {
    int rank = output.pooling() == Pooling.NONE ? 2 : 3;
    if (tensor.rank() != rank) {
      throw new EncoderException(
          "pooling %s needs a tensor with %d axes (%s), but %s has shape %s"
              .formatted(
                  output.pooling().code(),
                  rank,
                  rank == 2 ? "photo, value" : "photo, token, value",
                  output.tensor(),
                  tensor.shape()));
    }
    requirePatches(tensor);
    return switch (output.pooling()) {
      case NONE -> tensor.length(1);
      case CLS, MEAN_PATCHES -> tensor.length(2);
      case CLS_MEAN -> 2 * tensor.length(2);
      case DCT8X8 -> PatchDct.SIDE * PatchDct.SIDE;
    };
  }

  private void requirePatches(TensorValues tensor) {
    boolean usesPatches = output.pooling() != Pooling.NONE && output.pooling() != Pooling.CLS;
    if (usesPatches && tensor.length(1) <= output.prefixTokens()) {
      throw new EncoderException(
          "%s has %d tokens, which leaves no patch after %d prefix tokens"
              .formatted(output.tensor(), tensor.length(1), output.prefixTokens()));
    }
  }

  /// The embedding of one photo of the batch.
  float[] pool(TensorValues tensor, int photo) {
    int tokens = output.pooling() == Pooling.NONE ? 1 : tensor.length(1);
    int width = output.pooling() == Pooling.NONE ? tensor.length(1) : tensor.length(2);
    int first = photo * tokens * width;
    return switch (output.pooling()) {
      case NONE, CLS -> read(tensor, first, width);
      case MEAN_PATCHES -> patchMean(tensor, first, tokens, width);
      case CLS_MEAN -> {
        float[] both = new float[2 * width];
        System.arraycopy(read(tensor, first, width), 0, both, 0, width);
        System.arraycopy(patchMean(tensor, first, tokens, width), 0, both, width, width);
        yield both;
      }
      case DCT8X8 -> {
        int patches = tokens - output.prefixTokens();
        yield PatchDct.topLeft(
            read(tensor, first + output.prefixTokens() * width, patches * width), patches, width);
      }
    };
  }

  private float[] patchMean(TensorValues tensor, int first, int tokens, int width) {
    double[] sum = new double[width];
    for (int token = output.prefixTokens(); token < tokens; token++) {
      for (int i = 0; i < width; i++) {
        sum[i] += tensor.get(first + token * width + i);
      }
    }
    float[] mean = new float[width];
    for (int i = 0; i < width; i++) {
      mean[i] = (float) (sum[i] / (tokens - output.prefixTokens()));
    }
    return mean;
  }

  private static float[] read(TensorValues tensor, int offset, int count) {
    float[] values = new float[count];
    tensor.read(offset, values);
    return values;
  }
}
