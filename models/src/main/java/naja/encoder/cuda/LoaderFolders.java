package naja.encoder.cuda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads from `/etc/ld.so.conf`, and the files that it includes, where the system's loader looks
/// for libraries.
final class LoaderFolders {
  private static final String INCLUDE = "include ";

  private final Path root;
  private final Set<Path> read = new LinkedHashSet<>();
  private final List<Path> folders = new ArrayList<>();

  private LoaderFolders(Path root) {
    this.root = root;
  }

  /// The folders in the order of the files; none where there is no such file.
  static List<Path> of(Path root) {
    LoaderFolders loader = new LoaderFolders(root);
    loader.read(root.resolve("etc/ld.so.conf"));
    return List.copyOf(loader.folders);
  }

  private void read(Path file) {
    if (!read.add(file) || !Files.isReadable(file)) {
      return;
    }
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        line(file, line.replaceFirst("#.*", "").strip());
      }
    } catch (IOException | InvalidPathException _) {
      // What the loader cannot read either is no place.
    }
  }

  private void line(Path file, String line) {
    if (line.startsWith(INCLUDE)) {
      Path pattern = file.resolveSibling(inRoot(line.substring(INCLUDE.length()).strip()));
      Path folder = pattern.getParent();
      if (folder != null) {
        Folders.entries(folder, String.valueOf(pattern.getFileName())).forEach(this::read);
      }
    } else if (line.startsWith("/")) {
      folders.add(inRoot(line));
    }
  }

  private Path inRoot(String path) {
    return path.startsWith("/") ? root.resolve(path.substring(1)) : Path.of(path);
  }
}
