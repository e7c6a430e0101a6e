package naja.encoder.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import naja.encoder.EncoderException;
import naja.encoder.cuda.CudaUnavailable;
import naja.encoder.cuda.GpuNatives;
import naja.encoder.weights.LocatedWeights;
import naja.encoder.weights.WeightsStore;

/// The process-wide ONNX Runtime: its environment, and sessions with settings chosen on purpose.
final class OnnxRuntime {
  /// ONNX Runtime's own property that names a folder with its native libraries.
  private static final String NATIVE_PATH = "onnxruntime.native.path";

  private static boolean loaded;

  private OnnxRuntime() {}

  /// Makes sure that the build that runs in this process has the CUDA provider: loads the one in
  /// `natives`, unless a build is loaded or chosen by [#NATIVE_PATH] already.
  ///
  /// @throws CudaUnavailable if there is none, or one without CUDA was loaded before
  static synchronized void requireGpuBuild(GpuNatives natives) throws CudaUnavailable {
    boolean chosen = System.getProperty(NATIVE_PATH) != null;
    if (!loaded && !chosen && natives.areInstalled()) {
      System.setProperty(NATIVE_PATH, natives.folder().toAbsolutePath().toString());
    }
    environment();
    if (OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      return;
    }
    if (natives.areInstalled() && !chosen) {
      throw new CudaUnavailable(
          "this process has loaded the ONNX Runtime without CUDA for another encoder before; open"
              + " the one on CUDA first");
    }
    throw new CudaUnavailable(
        "the GPU build of ONNX Runtime %s is not installed (looked in %s); run: naja gpu install"
            .formatted(version(), chosen ? System.getProperty(NATIVE_PATH) : natives.folder()));
  }

  /// The environment; the first call loads the native library. What it would log as an error is
  /// thrown as an exception as well.
  static synchronized OrtEnvironment environment() {
    if (!loaded) {
      OnnxTelemetry.off();
      loaded = true;
    }
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
