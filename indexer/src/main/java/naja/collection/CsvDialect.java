package naja.collection;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/// How a text file is cut into cells, and what its columns are called.
///
/// @param delimiter null where the first line is to tell
/// @param quote null where cells are never quoted
/// @param skippedLines lines above the first row that are not the header
/// @param described the names of the columns where something else than the first line gives them
/// @param defaults by canonical header, for cells that are blank and columns that are missing
record CsvDialect(
    Charset charset,
    @Nullable String delimiter,
    @Nullable Character quote,
    int skippedLines,
    @Nullable Described described,
    Map<String, String> defaults) {
  /// UTF-8 with a header, cells separated by whatever separates the header's.
  static final CsvDialect DETECTED =
      new CsvDialect(StandardCharsets.UTF_8, null, '"', 0, null, Map.of());

  CsvDialect {
    defaults = Map.copyOf(defaults);
  }

  /// Columns that another file describes.
  ///
  /// @param where file and line of the description, for messages
  /// @param headers by position; blank where a column is not described
  record Described(String where, List<String> headers) {
    Described {
      headers = List.copyOf(headers);
    }
  }

  /// Where an archive describes its columns, further cells may follow.
  boolean fits(int cells, int columns) {
    return described == null ? cells == columns : cells >= columns;
  }

  @Nullable String defaultValue(Column column) {
    return defaults.isEmpty()
        ? null
        : column
            .canonicalNames()
            .map(defaults::get)
            .filter(v -> v != null)
            .findFirst()
            .orElse(null);
  }

  /// @param firstLine decides the delimiter where none is given: the one that stands there most
  ///   often outside quotes
  CSVFormat format(String firstLine) {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(delimiter == null ? detected(firstLine) : delimiter)
        .setQuote(quote)
        .setIgnoreEmptyLines(true)
        .get();
  }

  private static String detected(String line) {
    String delimiter = ",";
    long most = 0;
    for (String candidate : List.of(",", ";", "\t", "|")) {
      long found = outsideQuotes(line, candidate.charAt(0));
      if (found > most) {
        most = found;
        delimiter = candidate;
      }
    }
    return delimiter;
  }

  private static long outsideQuotes(String line, char wanted) {
    long found = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      found += !quoted && c == wanted ? 1 : 0;
    }
    return found;
  }
}
