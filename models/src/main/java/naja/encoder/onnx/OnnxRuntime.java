package naja.encoder.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import naja.encoder.EncoderException;
import naja.encoder.weights.LocatedWeights;
import naja.encoder.weights.WeightsStore;

/// The process-wide ONNX Runtime: its environment, and sessions with settings chosen on purpose.
final class OnnxRuntime {
  private OnnxRuntime() {}

  /// The environment; the first call loads the native library. What it would log as an error is
  /// thrown as an exception as well.
  static OrtEnvironment environment() {
    try {
      return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "naja");
    } catch (LinkageError e) {
      throw new EncoderException(
          "ONNX Runtime's native library cannot be loaded ("
              + e
              + "); it needs glibc 2.28 or newer, a writable and executable temporary folder (or"
              + " -Donnxruntime.native.path=FOLDER), and the JVM flag"
              + " --enable-native-access=ALL-UNNAMED",
          e);
    }
  }

  /// The version of the native library.
  static String version() {
    return environment().getVersion();
  }

  /// Options for a CPU session: thread counts are always explicit, and idle threads sleep.
  static OrtSession.SessionOptions options(int intraOpThreads) throws OrtException {
    environment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    options.setIntraOpNumThreads(intraOpThreads);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    return options;
  }

  /// Loads a graph.
  static OrtSession load(LocatedWeights weights, OrtSession.SessionOptions options)
      throws OrtException {
    return switch (weights) {
      case LocatedWeights.InFile(Path path, var _) ->
          environment().createSession(path.toString(), options);
      case LocatedWeights.InResource(String name, var _) ->
          environment().createSession(bytes(name), options);
    };
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = WeightsStore.open(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new EncoderException("cannot read the resource " + resource + ": " + e, e);
    }
  }
}
