package naja.encoder.cuda;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Knows where CUDA libraries are usually found: folders that the user names, Naja's own folder,
/// CUDA toolkits, the system's loader, and Python environments with NVIDIA's packages, in this
/// order.
public final class CudaSearch {
  /// The system property that names folders with CUDA libraries, separated like a class path.
  public static final String PROPERTY = "naja.cuda.path";

  /// The same as an environment variable.
  public static final String VARIABLE = "NAJA_CUDA_PATH";

  private static final List<String> BELOW_A_TOOLKIT =
      List.of("lib64", "lib", "targets/x86_64-linux/lib", "lib/x86_64-linux-gnu", "bin");
  private static final List<String> SYSTEM =
      List.of(
          "lib/x86_64-linux-gnu",
          "usr/lib/x86_64-linux-gnu",
          "lib64",
          "usr/lib64",
          "usr/lib",
          "usr/local/lib",
          "usr/local/nvidia/lib64",
          "usr/local/nvidia/lib",
          "usr/lib/wsl/lib",
          "run/opengl-driver/lib");

  private final Path root;
  private final Map<String, String> environment;
  private final Path userHome;
  private final Path own;

  /// @param root the file system's root
  /// @param environment environment variables and, by their names, system properties
  /// @param userHome the user's home folder
  /// @param own Naja's own folder for CUDA libraries; may be absent
  CudaSearch(Path root, Map<String, String> environment, Path userHome, Path own) {
    this.root = root;
    this.environment = Map.copyOf(environment);
    this.userHome = userHome;
    this.own = own;
  }

  /// Every folder that exists, best first, each once.
  List<CudaPlace> places() {
    List<CudaPlace> places = new ArrayList<>();
    named(places, PROPERTY);
    named(places, VARIABLE);
    around(places, own.toString(), own);
    for (String variable : List.of("CUDA_HOME", "CUDA_PATH")) {
      folders(variable).forEach(folder -> toolkit(places, variable, folder));
    }
    for (String parent : List.of("usr/local", "opt")) {
      Folders.newestFirst(root.resolve(parent), "cuda*")
          .forEach(folder -> toolkit(places, "a CUDA toolkit", folder));
    }
    loader(places);
    python(places);
    Set<Path> seen = new LinkedHashSet<>();
    return places.stream()
        .filter(place -> Files.isDirectory(place.folder()))
        .filter(place -> seen.add(Folders.real(place.folder())))
        .toList();
  }

  /// What was looked through, for messages: origins with their folders.
  String summary() {
    List<String> lines = new ArrayList<>();
    String origin = "";
    for (CudaPlace place : places()) {
      if (place.origin().equals(origin)) {
        lines.add(lines.removeLast() + ", " + place.folder());
      } else {
        lines.add(place.origin() + ": " + place.folder());
      }
      origin = place.origin();
    }
    return lines.isEmpty() ? "no folder that could hold them" : String.join("; ", lines);
  }

  private void named(List<CudaPlace> places, String name) {
    folders(name).forEach(folder -> around(places, name, folder));
  }

  /// A folder that somebody names may be a toolkit, a folder of libraries, or Python's `nvidia`.
  private void around(List<CudaPlace> places, String origin, Path folder) {
    places.add(new CudaPlace(origin, folder));
    toolkit(places, origin, folder);
    packages(places, origin, folder);
    packages(places, origin, folder.resolve("nvidia"));
    sitePackages(places, origin, folder);
  }

  private static void toolkit(List<CudaPlace> places, String origin, Path folder) {
    BELOW_A_TOOLKIT.forEach(below -> places.add(new CudaPlace(origin, folder.resolve(below))));
  }

  private static void packages(List<CudaPlace> places, String origin, Path nvidia) {
    for (Path folder : Folders.in(nvidia, "*")) {
      places.add(new CudaPlace(origin, folder.resolve("lib")));
      places.add(new CudaPlace(origin, folder.resolve("bin")));
    }
  }

  private static void sitePackages(List<CudaPlace> places, String origin, Path prefix) {
    for (String lib : List.of("lib", "lib64", "Lib")) {
      for (String kind : List.of("site-packages", "dist-packages")) {
        packages(places, origin, prefix.resolve(lib).resolve(kind).resolve("nvidia"));
        Folders.newestFirst(prefix.resolve(lib), "python3*")
            .forEach(python -> packages(places, origin, python.resolve(kind).resolve("nvidia")));
      }
    }
  }

  private void loader(List<CudaPlace> places) {
    String origin = "the system's loader";
    for (String variable : List.of("LD_LIBRARY_PATH", "PATH")) {
      if (variable.equals("LD_LIBRARY_PATH") || CudaLibrary.isWindows()) {
        folders(variable).forEach(folder -> places.add(new CudaPlace(variable, folder)));
      }
    }
    LoaderFolders.of(root).forEach(folder -> places.add(new CudaPlace(origin, folder)));
    SYSTEM.forEach(folder -> places.add(new CudaPlace(origin, root.resolve(folder))));
  }

  private void python(List<CudaPlace> places) {
    for (String variable : List.of("VIRTUAL_ENV", "CONDA_PREFIX", "PYTHONPATH")) {
      for (Path folder : folders(variable)) {
        places.add(new CudaPlace(variable, folder.resolve("lib")));
        packages(places, variable, folder.resolve("nvidia"));
        sitePackages(places, variable, folder);
      }
    }
    Stream.of(userHome.resolve(".local"), root.resolve("usr/local"), root.resolve("usr"))
        .forEach(prefix -> sitePackages(places, "Python's packages", prefix));
  }

  private List<Path> folders(String variable) {
    String value = environment.getOrDefault(variable, "");
    List<Path> folders = new ArrayList<>();
    for (String folder : value.split(File.pathSeparator, -1)) {
      try {
        if (!folder.isBlank()) {
          folders.add(Path.of(folder.strip()));
        }
      } catch (InvalidPathException _) {
        // A variable of the system's may hold anything.
      }
    }
    return folders;
  }
}
