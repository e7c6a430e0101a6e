package naja.encoder.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import naja.encoder.EncoderException;
import naja.encoder.card.EncoderCard;

/// A loaded graph with one image input and one output of interest. Safe for several threads, but
/// must not be closed while it runs.
final class OnnxSession implements AutoCloseable {
  private final OrtSession session;
  private final EncoderCard.Input input;
  private final String output;
  private final boolean half;
  private final boolean oneByOne;

  /// Takes the session over: it is closed with this object, and at once when it does not fit.
  OnnxSession(OrtSession session, EncoderCard card) throws OrtException {
    this.session = session;
    this.input = card.input();
    this.output = card.output().tensor();
    try {
      OnnxModel.Tensor image = image(card);
      this.half = image.isHalf();
      this.oneByOne = image.shape().getFirst() == 1;
    } catch (EncoderException | OrtException e) {
      session.close();
      throw e;
    }
  }

  private OnnxModel.Tensor image(EncoderCard card) throws OrtException {
    OnnxModel model = OnnxModel.of(session);
    if (model.inputs().size() != 1 || !model.inputs().getFirst().name().equals(input.tensor())) {
      throw new EncoderException(
          "encoder %s: the card feeds %s, but the graph takes %s"
              .formatted(card.id(), input.tensor(), model.inputs()));
    }
    if (!session.getOutputNames().contains(output)) {
      throw new EncoderException(
          "encoder %s: the card asks for %s, but the graph gives %s"
              .formatted(card.id(), output, model.outputs()));
    }
    OnnxModel.Tensor image = model.inputs().getFirst();
    if (!image.takes(input.width(), input.height())) {
      throw new EncoderException(
          "encoder %s: the graph's input is %s, but [?, 3, %d, %d] of float32 or float16 is needed"
              .formatted(card.id(), image, input.height(), input.width()));
    }
    return image;
  }

  /// Photos that one run takes of `available` ones: all, or 1 when the graph's batch size is fixed.
  int perRun(int available) {
    return oneByOne ? 1 : available;
  }

  /// Runs the graph on `photos` photos.
  ///
  /// @param values NCHW values from the buffer's position on; a direct buffer in native byte order
  ///   is read in place
  TensorValues run(FloatBuffer values, int photos) throws OrtException {
    long[] shape = {photos, 3, input.height(), input.width()};
    try (OnnxTensor tensor = ImageTensor.of(values, shape, half);
        OrtSession.Result result = session.run(Map.of(input.tensor(), tensor), Set.of(output))) {
      if (!(result.get(0) instanceof OnnxTensor embedded)) {
        throw new EncoderException(output + " is not a tensor");
      }
      return new TensorValues(embedded.getInfo().getShape(), floats(embedded));
    }
  }

  private FloatBuffer floats(OnnxTensor tensor) {
    FloatBuffer floats = tensor.getFloatBuffer();
    if (floats == null) {
      throw new EncoderException(
          "%s holds %s values; float32 or float16 is needed"
              .formatted(output, tensor.getInfo().type));
    }
    return floats;
  }

  /// What the graph takes and gives.
  OnnxModel model() throws OrtException {
    return OnnxModel.of(session);
  }

  /// Ends profiling, when the session was opened with it.
  ///
  /// @return the profile file's path
  String endProfiling() throws OrtException {
    return session.endProfiling();
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
