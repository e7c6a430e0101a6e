package naja.eval.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A folder with one report in three forms. The files are written under other names and then
/// renamed, the page last: what looks whole is whole.
final class ReportFolder {
  private final Path folder;
  private final Map<String, String> files = new LinkedHashMap<>();

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

  static ReportFolder at(Path folder) {
    return new ReportFolder(folder);
  }

  ReportFolder with(String name, String content) {
    files.put(name, content);
    return this;
  }

  /// Writes every file, and says where they are.
  List<Path> write() {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(draft(file.getKey()), file.getValue());
      }
      List<Path> written = new ArrayList<>();
      for (String name : files.keySet()) {
        written.add(
            Files.move(
                draft(name),
                folder.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING));
      }
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report into " + folder, e);
    }
  }

  private Path draft(String name) {
    return folder.resolve(name + ".part");
  }
}
