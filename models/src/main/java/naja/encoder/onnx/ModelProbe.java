package naja.encoder.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import naja.encoder.EncoderException;
import naja.encoder.card.ModelTensors;

/// Runs an unknown graph once on a grey photo to see what it gives.
public final class ModelProbe {
  private ModelProbe() {}

  /// The shapes of all outputs for one photo of `width` × `height` pixels.
  ///
  /// @throws EncoderException if the graph cannot be loaded or takes something else than one image
  public static ModelTensors probe(Path model, int width, int height) {
    try (OrtSession.SessionOptions options = OnnxRuntime.options(1);
        OrtSession session = OnnxRuntime.environment().createSession(model.toString(), options)) {
      OnnxModel.Tensor input = onlyInput(model, OnnxModel.of(session));
      long[] shape = {1, 3, height, width};
      var grey = ImageTensor.grey(width, height);
      try (OnnxTensor tensor = ImageTensor.of(grey, shape, input.isHalf());
          OrtSession.Result result = session.run(Map.of(input.name(), tensor))) {
        return new ModelTensors(input.name(), shapes(result));
      }
    } catch (OrtException e) {
      throw new EncoderException(
          "%s cannot be run on a photo of %d x %d: %s"
              .formatted(model, width, height, e.getMessage()),
          e);
    }
  }

  private static OnnxModel.Tensor onlyInput(Path model, OnnxModel tensors) {
    if (tensors.inputs().size() != 1) {
      throw new EncoderException(
          "%s takes %s, but an image encoder takes one tensor; export the image tower alone"
              .formatted(model, tensors.inputs()));
    }
    return tensors.inputs().getFirst();
  }

  private static Map<String, List<Long>> shapes(OrtSession.Result result) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    for (Map.Entry<String, OnnxValue> output : result) {
      if (output.getValue() instanceof OnnxTensor tensor) {
        shapes.put(output.getKey(), Arrays.stream(tensor.getInfo().getShape()).boxed().toList());
      }
    }
    return shapes;
  }
}
