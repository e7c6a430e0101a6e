package naja.encoder.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes ONNX files of one node, so that tests of tensor types and shapes need no model from
/// elsewhere: `y = Flatten(x)`, the pixels as they come.
final class TinyGraph {
  static final int FLOAT = 1;
  static final int FLOAT16 = 10;
  static final int SIDE = 2;

  private TinyGraph() {}

  /// @param type element type of input and output
  /// @param batch length of the batch axis, 0 for a dynamic one
  static Path write(Path folder, int type, int batch) throws IOException {
    byte[] node = join(text(1, "x"), text(2, "y"), text(4, "Flatten"));
    byte[] graph =
        join(
            message(1, node),
            text(2, "tiny"),
            message(11, value("x", type, batch, 3, SIDE, SIDE)),
            message(12, value("y", type, batch, 3 * SIDE * SIDE)));
    byte[] opset = number(2, 13);
    byte[] model = join(number(1, 8), message(8, opset), message(7, graph));
    return Files.write(folder.resolve("model.onnx"), model);
  }

  private static byte[] value(String name, int type, int... shape) {
    byte[] dimensions = {};
    for (int length : shape) {
      byte[] dimension = length > 0 ? number(1, length) : text(2, "batch");
      dimensions = join(dimensions, message(1, dimension));
    }
    byte[] tensor = join(number(1, type), message(2, dimensions));
    return join(text(1, name), message(2, message(1, tensor)));
  }

  private static byte[] text(int field, String value) {
    return message(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] message(int field, byte[] value) {
    return join(variable((field << 3) | 2), variable(value.length), value);
  }

  private static byte[] number(int field, int value) {
    return join(variable(field << 3), variable(value));
  }

  /// A protocol-buffers integer: seven bits a byte, lowest first.
  private static byte[] variable(int value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int rest = value;
    while (rest > 0x7f) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
