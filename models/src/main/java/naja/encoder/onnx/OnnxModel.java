package naja.encoder.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What a graph takes and gives, without running it.
///
/// @param inputs tensors that have to be fed
/// @param outputs tensors that can be asked for
record OnnxModel(List<Tensor> inputs, List<Tensor> outputs) {
  OnnxModel {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /// One tensor of a graph; a dynamic axis has length -1.
  record Tensor(String name, String type, List<Long> shape) {
    Tensor {
      shape = List.copyOf(shape);
    }

    /// Whether photos of this size can be fed, one by one or in batches of any size.
    boolean takes(int width, int height) {
      return (isHalf() || type.equals("FLOAT"))
          && shape.size() == 4
          && (shape.getFirst() == 1 || shape.getFirst() < 0)
          && isOrDynamic(1, 3)
          && isOrDynamic(2, height)
          && isOrDynamic(3, width);
    }

    private boolean isOrDynamic(int axis, long length) {
      return shape.get(axis) < 0 || shape.get(axis) == length;
    }

    boolean isHalf() {
      return type.equals("FLOAT16");
    }

    @Override
    public String toString() {
      return name + " " + type + " " + shape.toString().replace("-1", "?");
    }
  }

  static OnnxModel of(OrtSession session) throws OrtException {
    return new OnnxModel(tensors(session.getInputInfo()), tensors(session.getOutputInfo()));
  }

  private static List<Tensor> tensors(Map<String, NodeInfo> infos) {
    List<Tensor> tensors = new ArrayList<>();
    infos.forEach((name, info) -> {
      if (info.getInfo() instanceof TensorInfo tensor) {
        tensors.add(
            new Tensor(
                name, tensor.type.toString(), Arrays.stream(tensor.getShape()).boxed().toList()));
      }
    });
    return tensors;
  }
}
