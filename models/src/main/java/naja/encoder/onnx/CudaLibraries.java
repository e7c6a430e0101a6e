package naja.encoder.onnx;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The CUDA libraries that ONNX Runtime's provider is linked against. When a folder is configured
/// they are loaded from it, in the order in which they need one another; otherwise the system's
/// loader has to find them.
final class CudaLibraries {
  /// The setting that names folders with CUDA libraries, separated like a class path.
  static final String PROPERTY = "naja.cuda.path";

  /// The same as an environment variable.
  static final String VARIABLE = "NAJA_CUDA_PATH";

  static final String HOW_TO =
      "To run on a GPU: (1) unpack the native files of the onnxruntime_gpu jar, same version as"
          + " here, into a folder and start with -Donnxruntime.native.path=FOLDER; (2) install a"
          + " current NVIDIA driver and the CUDA 12 libraries cudart, cublasLt, cublas (12.8 or"
          + " newer) and curand 10, with cuDNN 9 for graphs that keep convolutions, where the"
          + " system finds them or in a folder named by -D"
          + PROPERTY
          + "=FOLDER or "
          + VARIABLE
          + ". Or use --device cpu";

  private static final List<Library> IN_ORDER =
      List.of(
          new Library("libcudart.so.12", "cudart64_12.dll", true),
          new Library("libcublasLt.so.12", "cublasLt64_12.dll", true),
          new Library("libcublas.so.12", "cublas64_12.dll", true),
          new Library("libcurand.so.10", "curand64_10.dll", true),
          new Library("libcudnn.so.9", "cudnn64_9.dll", false));

  private CudaLibraries() {}

  private record Library(String linux, String windows, boolean needed) {
    String file() {
      boolean isWindows =
          System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
      return isWindows ? windows : linux;
    }
  }

  /// Loads the configured libraries; does nothing when no folder is configured.
  static void load() throws CudaUnavailable {
    @Nullable String configured = System.getProperty(PROPERTY, System.getenv(VARIABLE));
    if (configured == null || configured.isBlank()) {
      return;
    }
    List<Path> folders = Stream.of(configured.split(File.pathSeparator)).map(Path::of).toList();
    for (Path library : find(folders)) {
      try {
        System.load(library.toString());
      } catch (UnsatisfiedLinkError e) {
        throw new CudaUnavailable("cannot load " + library + ": " + e.getMessage(), e);
      }
    }
  }

  /// The libraries in loading order, looked for in the folders, in `lib` below them and in `lib`
  /// below their subfolders (where Python's nvidia packages keep them).
  static List<Path> find(List<Path> folders) throws CudaUnavailable {
    List<Path> places = new ArrayList<>();
    for (Path folder : folders) {
      places.add(folder);
      places.add(folder.resolve("lib"));
      subfolders(folder).forEach(subfolder -> places.add(subfolder.resolve("lib")));
    }
    List<Path> found = new ArrayList<>();
    for (Library library : IN_ORDER) {
      Optional<Path> file = first(places, library.file());
      if (file.isEmpty() && library.needed()) {
        throw new CudaUnavailable(
            "%s is in none of the folders that %s names: %s"
                .formatted(library.file(), PROPERTY, folders));
      }
      file.ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Path> first(List<Path> places, String name) {
    return places.stream()
        .map(place -> place.resolve(name))
        .filter(Files::exists)
        .map(Path::toAbsolutePath)
        .findFirst();
  }

  private static List<Path> subfolders(Path folder) throws CudaUnavailable {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new CudaUnavailable("cannot read the folder " + folder + " of " + PROPERTY, e);
    }
  }
}
