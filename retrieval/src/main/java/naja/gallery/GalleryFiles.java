package naja.gallery;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import naja.gallery.GalleryBackup.Transfer;
import org.apache.lucene.util.IOUtils;

/// The files of a gallery as files: copied, made durable, deleted.
final class GalleryFiles {
  /// What belongs to one folder at one time, or is made anew.
  private static final Set<String> NOT_COPIED =
      Set.of("manifest.json", "projection.json", "writer.lock.json");

  private static final List<String> UNFINISHED = List.of(".part", ".new");

  private GalleryFiles() {}

  /// Copies files from folder to folder and makes the copies durable.
  static void copy(Path from, Path to, Collection<String> names, Transfer transfer)
      throws IOException {
    Files.createDirectories(to);
    for (String name : names) {
      copy(from.resolve(name), to.resolve(name), transfer);
      IOUtils.fsync(to.resolve(name), false);
    }
    IOUtils.fsync(to, true);
  }

  /// Copies what lies beside the index: what was fitted, and the list of failed photos.
  static void copyCompanions(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : companions(from)) {
      Path copy = to.resolve(from.relativize(file));
      try {
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        IOUtils.fsync(copy, false);
      } catch (NoSuchFileException _) {
        Files.deleteIfExists(copy);
      }
    }
    IOUtils.fsync(to, true);
  }

  /// Deletes a folder with everything in it, if it is there.
  static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static List<Path> companions(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).filter(GalleryFiles::isCopied).toList();
    }
  }

  private static boolean isCopied(Path file) {
    String name = file.getFileName().toString();
    return !NOT_COPIED.contains(name) && UNFINISHED.stream().noneMatch(name::endsWith);
  }

  private static void copy(Path source, Path copy, Transfer transfer) throws IOException {
    if (transfer == Transfer.LINK && isLinked(source, copy)) {
      return;
    }
    Files.copy(source, copy);
  }

  /// False where the file system has no hard links, or the two are on different ones.
  private static boolean isLinked(Path source, Path copy) throws IOException {
    try {
      Files.createLink(copy, source);
      return true;
    } catch (NoSuchFileException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException _) {
      return false;
    }
  }
}
