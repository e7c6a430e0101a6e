package naja.encoder.cuda;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A file system of empty files in which libraries are looked for.
final class CudaFolders {
  private final Path root;
  private final Map<String, String> environment = new HashMap<>();

  CudaFolders(Path root) {
    this.root = root;
  }

  /// Puts empty files into a folder.
  CudaFolders put(String folder, String... names) throws IOException {
    Files.createDirectories(at(folder));
    for (String name : names) {
      Files.createFile(at(folder).resolve(name));
    }
    return this;
  }

  CudaFolders set(String variable, String... folders) {
    StringBuilder value = new StringBuilder();
    for (String folder : folders) {
      value.append(value.isEmpty() ? "" : File.pathSeparator).append(at(folder));
    }
    environment.put(variable, value.toString());
    return this;
  }

  /// Puts everything that the provider needs, except the driver, into a folder.
  CudaFolders complete(String folder) throws IOException {
    return put(
        folder, "libcudart.so.12", "libcublasLt.so.12", "libcublas.so.12", "libcurand.so.10");
  }

  Path at(String path) {
    return root.resolve(path);
  }

  CudaSearch search() {
    return new CudaSearch(root, environment, at("home/user"), at("home/user/.naja/gpu/cuda"));
  }

  CudaInventory inventory() {
    return CudaInventory.take(search());
  }
}
