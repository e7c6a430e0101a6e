package naja.eval.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import naja.indexer.ContentHash;

/// A file that numbers come from.
///
/// @param name without its folder
/// @param sha256 of its content, 64 hexadecimal digits
public record SourceFile(String name, String sha256) {
  /// Hashes a file.
  public static SourceFile of(Path file) {
    try {
      return new SourceFile(file.getFileName().toString(), ContentHash.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// Name and hash for people.
  public String summary() {
    return "%s, SHA-256 %s".formatted(name, sha256);
  }
}
