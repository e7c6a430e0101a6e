package naja.encoder.cuda;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The GPU build of ONNX Runtime that fits this Naja: the artefact `onnxruntime_gpu` on Maven
/// Central, of the same version as the CPU build in Naja's jar.
///
/// @param sha256 of the file whose SHA-1 and signature Maven Central publishes
/// @param bytes size of the jar
public record GpuBuild(String version, URI url, String sha256, long bytes) {
  /// The one that this Naja works with.
  public static final GpuBuild PINNED =
      new GpuBuild(
          "1.29.0",
          URI.create(
              "https://repo.maven.apache.org/maven2/com/microsoft/onnxruntime/onnxruntime_gpu/1.29.0/onnxruntime_gpu-1.29.0.jar"),
          "fe39a98c499fc9be3944dd2bf2fb77d7dc5f152668bf95d8beb1c3d7b22f2a89",
          642_295_340L);

  /// The jar's file name.
  public String file() {
    return "onnxruntime_gpu-" + version + ".jar";
  }

  /// What the build calls this system; empty where there is no GPU build for it.
  static Optional<String> platform() {
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    if (!machine.equals("amd64") && !machine.equals("x86_64")) {
      return Optional.empty();
    }
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return Optional.of("win-x64");
    }
    return system.startsWith("linux") ? Optional.of("linux-x64") : Optional.empty();
  }

  /// The jar's folder with the libraries of a platform.
  static String folder(String platform) {
    return "ai/onnxruntime/native/" + platform + "/";
  }

  /// The libraries that CUDA needs, of those in the jar; the one for TensorRT is left out.
  static List<String> libraries(String platform) {
    return platform.startsWith("win")
        ? List.of(
            "onnxruntime.dll",
            "onnxruntime4j_jni.dll",
            "onnxruntime_providers_shared.dll",
            "onnxruntime_providers_cuda.dll")
        : List.of(
            "libonnxruntime.so",
            "libonnxruntime4j_jni.so",
            "libonnxruntime_providers_shared.so",
            "libonnxruntime_providers_cuda.so");
  }
}
