package naja.eval.competition;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import naja.eval.dataset.DatasetException;

/// A file to hand in that gets its name only when it has been checked. One that is refused stays
/// beside it as `NAME.part`, to be looked at; a file that was there stays as it was.
final class Draft {
  private Draft() {}

  /// Writes text.
  interface Text {
    void writeTo(BufferedWriter writer) throws IOException;
  }

  /// @param check throws what is wrong with the file
  static void write(Path file, Text text, Consumer<Path> check) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
        text.writeTo(writer);
      }
      check.accept(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DatasetException("cannot write " + file + ": " + e, e);
    }
  }
}
