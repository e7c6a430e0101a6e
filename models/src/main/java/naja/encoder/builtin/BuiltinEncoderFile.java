package naja.encoder.builtin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Rewrites the checked-in `builtin.onnx` and prints its SHA-256 for the card. From the
/// repository's root, after `./mvnw -q compile -pl models`:
///
/// ```
/// java -cp models/target/classes naja.encoder.builtin.BuiltinEncoderFile
/// ```
public final class BuiltinEncoderFile {
  /// The class path resource that holds the graph.
  public static final String RESOURCE = "naja/encoder/builtin/builtin.onnx";

  private BuiltinEncoderFile() {}

  /// Writes the file below `models/src/main/resources`, or to the path that is given.
  public static void main(String[] arguments) throws IOException {
    Path file =
        arguments.length == 0
            ? Path.of("models/src/main/resources").resolve(RESOURCE)
            : Path.of(arguments[0]);
    byte[] model = BuiltinEncoderGraph.bytes();
    Files.write(file, model);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(sha256(model) + "  " + file);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
