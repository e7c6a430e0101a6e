package naja.encoder.cuda;

import java.util.Locale;
import java.util.Optional;

/// One library of NVIDIA's that ONNX Runtime's CUDA provider calls. The constants stand in the
/// order in which they have to be loaded: each needs only those before it.
public enum CudaLibrary {
  DRIVER("libcuda.so.1", "nvcuda.dll", true, "the NVIDIA driver"),
  CUDART("libcudart.so.12", "cudart64_12.dll", true, "nvidia-cuda-runtime-cu12"),
  NVRTC("libnvrtc.so.12", "nvrtc64_120_0.dll", false, "nvidia-cuda-nvrtc-cu12"),
  CUBLAS_LT("libcublasLt.so.12", "cublasLt64_12.dll", true, "nvidia-cublas-cu12"),
  CUBLAS("libcublas.so.12", "cublas64_12.dll", true, "nvidia-cublas-cu12"),
  CURAND("libcurand.so.10", "curand64_10.dll", true, "nvidia-curand-cu12"),
  CUFFT("libcufft.so.11", "cufft64_11.dll", false, "nvidia-cufft-cu12"),
  CUDNN("libcudnn.so.9", "cudnn64_9.dll", false, "nvidia-cudnn-cu12");

  /// The oldest CUDA runtime whose functions the provider of the pinned build can be linked to.
  static final CudaVersion OLDEST_RUNTIME = new CudaVersion(12, 8);

  private final String linux;
  private final String windows;
  private final boolean needed;
  private final String source;

  CudaLibrary(String linux, String windows, boolean needed, String source) {
    this.linux = linux;
    this.windows = windows;
    this.needed = needed;
    this.source = source;
  }

  static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /// The file name by which the provider asks for it on this system.
  public String file() {
    return isWindows() ? windows : linux;
  }

  /// Whether nothing runs without it; the others are needed by some graphs, [#CUDNN] by those that
  /// keep convolutions.
  public boolean needed() {
    return needed;
  }

  /// What to install to get it: a package of NVIDIA's for Python's pip, or words.
  public String source() {
    return source;
  }

  /// The oldest version that works, where one is known.
  Optional<CudaVersion> oldest() {
    return this == CUDART ? Optional.of(OLDEST_RUNTIME) : Optional.empty();
  }

  /// The same library for another CUDA generation is named like this.
  String stem() {
    String file = file();
    return isWindows()
        ? file.substring(0, file.indexOf('_') + 1)
        : file.substring(0, file.indexOf(".so") + 4);
  }
}
