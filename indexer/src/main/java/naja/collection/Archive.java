package naja.collection;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/// A packed collection whose files can be reached like those of a folder.
interface Archive extends AutoCloseable {
  /// The folder of the collection: the archive's own, or the one folder that it holds.
  Path root();

  @Override
  void close();

  /// Whether a file is packed, by its name.
  static boolean isPacked(Path file) {
    String name = file.getFileName() == null ? "" : name(file);
    return Files.isRegularFile(file) && (name.endsWith(".zip") || isTar(name));
  }

  /// Opens a zip file where it lies, and unpacks a tar file into the cache.
  ///
  /// @throws CollectionException if the archive cannot be read, or holds what would lie outside it
  static Archive open(Path file, ReadingOptions options) {
    return isTar(name(file)) ? tar(file, options) : zip(file);
  }

  private static Archive tar(Path file, ReadingOptions options) {
    Path folder = new TarUnpacking(options.cache(), options.cacheBytes()).unpack(file);
    return new Opened(only(folder), () -> {});
  }

  private static Archive zip(Path file) {
    try {
      FileSystem files = FileSystems.newFileSystem(file);
      return new Opened(only(files.getPath("/")), files::close);
    } catch (ZipException e) {
      throw new CollectionException(
          "%s is no zip file, or is cut off (%s); copy or download it again"
              .formatted(file, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new CollectionException("cannot open the archive " + file + ": " + e.getMessage(), e);
    }
  }

  private static boolean isTar(String name) {
    return name.endsWith(".tar") || name.endsWith(".tar.gz") || name.endsWith(".tgz");
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /// Archives are often made of one folder; its name is no taxon.
  private static Path only(Path root) {
    try (Stream<Path> entries = Files.list(root)) {
      List<Path> visible = entries.filter(entry -> !PhotoFiles.isHidden(entry)).toList();
      if (visible.size() != 1 || !Files.isDirectory(visible.getFirst())) {
        return root;
      }
      try (Stream<Path> inside = Files.list(visible.getFirst())) {
        return inside.anyMatch(PhotoFiles::isPhoto) ? root : only(visible.getFirst());
      }
    } catch (IOException e) {
      throw new CollectionException("cannot list the folder " + root + ": " + e, e);
    }
  }

  /// What has to be closed, if anything.
  interface Closing {
    void close() throws IOException;
  }

  /// An open archive.
  record Opened(Path root, Closing closing) implements Archive {
    @Override
    public void close() {
      try {
        closing.close();
      } catch (IOException e) {
        throw new CollectionException("cannot close the archive of " + root, e);
      }
    }
  }
}
