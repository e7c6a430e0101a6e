package naja.collection;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What the `meta.xml` of a Darwin Core Archive says: one core file and the files that extend it.
record ArchiveDescriptor(DataFile core, List<DataFile> extensions) {
  static final String META = "meta.xml";

  ArchiveDescriptor {
    extensions = List.copyOf(extensions);
  }

  /// The first extension of one of these types.
  ///
  /// @param types the last part of the row type, such as `Multimedia`
  Optional<DataFile> extension(List<String> types) {
    return extensions.stream().filter(file -> types.contains(file.type())).findFirst();
  }

  /// One table of the archive.
  ///
  /// @param type the last part of the row type, such as `Occurrence`
  /// @param where file and line of its description, for messages
  /// @param locations its files, which are read as one
  /// @param id the column by which core and extensions are joined
  record DataFile(String type, String where, List<Path> locations, Column id, CsvDialect dialect) {
    DataFile {
      locations = List.copyOf(locations);
    }
  }

  /// A description of columns that is being put together.
  ///
  /// @param headers by position
  /// @param defaults by canonical header
  record Columns(Map<Integer, String> headers, Map<String, String> defaults) {
    List<String> inOrder() {
      int size = headers.keySet().stream().mapToInt(i -> i + 1).max().orElse(0);
      return IntStream.range(0, size).mapToObj(i -> headers.getOrDefault(i, "")).toList();
    }

    CsvDialect dialect(
        Charset charset, String delimiter, String quote, int skippedLines, String where) {
      return new CsvDialect(
          charset,
          delimiter,
          quote.isEmpty() ? null : quote.charAt(0),
          skippedLines,
          new CsvDialect.Described(where, inOrder()),
          defaults);
    }
  }
}
