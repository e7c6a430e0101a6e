package naja.encoder.cuda;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lists folders that may be absent or closed to us; such a folder holds nothing.
final class Folders {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private Folders() {}

  /// The subfolders whose names match, by name.
  static List<Path> in(Path folder, String glob) {
    return entries(folder, glob).stream().filter(Files::isDirectory).toList();
  }

  /// The entries whose names match, by name.
  static List<Path> entries(Path folder, String glob) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
      entries.forEach(found::add);
    } catch (IOException _) {
      return List.of();
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  /// The folder that a path with links really names.
  static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException _) {
      return folder.toAbsolutePath().normalize();
    }
  }

  /// The subfolders whose names match, highest version in the name first, without one last.
  static List<Path> newestFirst(Path folder, String glob) {
    return in(folder, glob).stream()
        .sorted(Comparator.comparingLong(Folders::version).reversed())
        .toList();
  }

  private static long version(Path folder) {
    Matcher numbers = NUMBER.matcher(folder.getFileName().toString());
    long version = 0;
    for (int i = 0; i < 3; i++) {
      version = 1000 * version + (numbers.find() ? Long.parseLong(numbers.group()) % 1000 : 0);
    }
    return version;
  }
}
