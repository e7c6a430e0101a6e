package naja.encoder.cuda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells a library's version without loading it: from the name of the file that its link leads to
/// (`libcudart.so.12.9.79`), or from the package in Python's folder that it came with
/// (`nvidia_cuda_runtime_cu12-12.9.79.dist-info`).
final class FileVersion {
  private static final Pattern NAMED = Pattern.compile(".*\\.so\\.(\\d+\\.\\d+.*)");
  private static final Pattern PACKAGE = Pattern.compile("nvidia_(.+?)_cu\\d+-(.+)\\.dist-info");

  private FileVersion() {}

  static Optional<CudaVersion> of(Path file) {
    Matcher named = NAMED.matcher(realName(file));
    Optional<CudaVersion> version =
        named.matches() ? CudaVersion.parse(named.group(1)) : Optional.empty();
    return version.or(() -> ofPackage(file));
  }

  private static String realName(Path file) {
    try {
      return file.toRealPath().getFileName().toString();
    } catch (IOException _) {
      return "";
    }
  }

  /// The file is `…/nvidia/cuda_runtime/lib/libcudart.so.12`.
  private static Optional<CudaVersion> ofPackage(Path file) {
    Path lib = file.getParent();
    Path component = lib == null ? null : lib.getParent();
    Path nvidia = component == null ? null : component.getParent();
    Path packages = nvidia == null ? null : nvidia.getParent();
    if (component == null || packages == null || component.getFileName() == null) {
      return Optional.empty();
    }
    for (Path info : Folders.in(packages, "nvidia_*.dist-info")) {
      Matcher matcher = PACKAGE.matcher(info.getFileName().toString());
      if (matcher.matches() && matcher.group(1).equals(component.getFileName().toString())) {
        return CudaVersion.parse(matcher.group(2));
      }
    }
    return Optional.empty();
  }
}
