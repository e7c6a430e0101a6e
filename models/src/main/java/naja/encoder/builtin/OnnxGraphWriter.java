package naja.encoder.builtin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Collects the nodes and constants of an ONNX graph and writes them as a model file. Field numbers
/// are those of the public `onnx.proto`. Values are named by the order in which they are made, so
/// the same calls give the same bytes.
final class OnnxGraphWriter {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int ATTRIBUTE_FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_STRING = 3;
  private static final int ATTRIBUTE_INTS = 7;

  private final ProtobufWriter graph = new ProtobufWriter();
  private final ProtobufWriter initializers = new ProtobufWriter();
  private int values;

  /// An attribute of a node.
  record Attribute(String name, Object value) {
    private ProtobufWriter encoded() {
      var attribute = new ProtobufWriter().text(1, name);
      switch (value) {
        case Float number -> attribute.float32(2, number).integer(20, ATTRIBUTE_FLOAT);
        case Integer number -> attribute.integer(3, number).integer(20, ATTRIBUTE_INT);
        case String text -> attribute.text(4, text).integer(20, ATTRIBUTE_STRING);
        case long[] numbers -> {
          for (long number : numbers) {
            attribute.integer(8, number);
          }
          attribute.integer(20, ATTRIBUTE_INTS);
        }
        default -> throw new IllegalArgumentException("no attribute of " + value.getClass());
      }
      return attribute;
    }
  }

  /// Adds a node with one output and returns the output's name.
  String node(String operator, List<String> inputs, Attribute... attributes) {
    String output = "v" + values++;
    node(operator, inputs, output, attributes);
    return output;
  }

  /// Adds a node with a named output.
  void node(String operator, List<String> inputs, String output, Attribute... attributes) {
    var node = new ProtobufWriter();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(3, output).text(4, operator);
    for (Attribute attribute : attributes) {
      node.message(5, attribute.encoded());
    }
    graph.message(1, node);
  }

  /// Adds a float32 constant in row-major order and returns its name.
  String constant(float[] data, long... shape) {
    var raw = ByteBuffer.allocate(data.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(data);
    return constant(FLOAT, raw.array(), shape);
  }

  /// Adds an int64 vector, as shapes and axes need it, and returns its name.
  String integers(long... data) {
    var raw = ByteBuffer.allocate(data.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(data);
    return constant(INT64, raw.array(), data.length);
  }

  private String constant(int type, byte[] raw, long... shape) {
    String name = "c" + values++;
    var tensor = new ProtobufWriter();
    for (long extent : shape) {
      tensor.integer(1, extent);
    }
    initializers.message(5, tensor.integer(2, type).text(8, name).raw(9, raw));
    return name;
  }

  /// The whole model with one float32 input and one float32 output; a batch of any size fits.
  ///
  /// @param inputShape the input's shape without the batch dimension
  /// @param outputShape the output's shape without the batch dimension
  byte[] model(
      String name, String note, String input, int[] inputShape, String output, int[] outputShape) {
    var whole = new ProtobufWriter();
    var body = new ProtobufWriter();
    return whole
        .integer(1, IR_VERSION)
        .text(2, "naja")
        .text(6, note)
        .message(
            7,
            body.append(graph)
                .text(2, name)
                .append(initializers)
                .message(11, value(input, inputShape))
                .message(12, value(output, outputShape)))
        .message(8, new ProtobufWriter().text(1, "").integer(2, OPSET))
        .toByteArray();
  }

  private static ProtobufWriter value(String name, int[] shape) {
    var extents = new ProtobufWriter().message(1, new ProtobufWriter().text(2, "batch"));
    for (int extent : shape) {
      extents.message(1, new ProtobufWriter().integer(1, extent));
    }
    var tensor = new ProtobufWriter().integer(1, FLOAT).message(2, extents);
    return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
  }
}
