package naja.collection;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Where the columns of a CSV file stand.
final class CsvHeader {
  private final Path file;
  private final List<String> headers;
  private final Map<String, Integer> positions = new HashMap<>();

  /// @param columns every column that is understood; further ones are passed over unless they look
  ///   like a mistyped one that is missing
  CsvHeader(Path file, List<String> headers, List<Column> columns) {
    this.file = file;
    this.headers = List.copyOf(headers);
    for (int i = 0; i < headers.size(); i++) {
      Integer earlier = positions.putIfAbsent(Column.canonical(headers.get(i)), i);
      boolean known = columns.stream().anyMatch(matches(headers.get(i)));
      if (earlier != null && known) {
        throw error(i, "the column '" + headers.get(i) + "' stands twice");
      }
    }
    for (int i = 0; i < headers.size(); i++) {
      rejectTypo(i, columns);
    }
  }

  int size() {
    return headers.size();
  }

  /// The position of a column from 0, or -1 where the file has none.
  int position(Column column) {
    return column
        .canonicalNames()
        .map(positions::get)
        .filter(position -> position != null)
        .findFirst()
        .orElse(-1);
  }

  boolean has(Column column) {
    return position(column) >= 0;
  }

  /// The header text of a column, or its preferred name where the file has none.
  String label(Column column) {
    int position = position(column);
    return position < 0 ? column.name() : headers.get(position);
  }

  /// @throws CollectionException naming the nearest header, if the column is missing
  void require(Column column) {
    if (has(column)) {
      return;
    }
    @Nullable String nearest = EditDistance.nearest(column.name(), headers).orElse(null);
    throw new CollectionException(
        "%s line 1: there is no column %s; the nearest one is '%s'"
            .formatted(file, column.alternatives(), nearest));
  }

  private void rejectTypo(int position, List<Column> columns) {
    String header = headers.get(position);
    if (columns.stream().anyMatch(matches(header))) {
      return;
    }
    for (Column column : columns) {
      for (String name : column.names()) {
        if (!has(column) && EditDistance.isTypo(Column.canonical(header), Column.canonical(name))) {
          throw error(position, "unknown column '%s'; did you mean '%s'?".formatted(header, name));
        }
      }
    }
  }

  private static Predicate<Column> matches(String header) {
    String canonical = Column.canonical(header);
    return column -> column.canonicalNames().anyMatch(canonical::equals);
  }

  private CollectionException error(int position, String message) {
    return new CollectionException(
        "%s line 1, column %d: %s".formatted(file, position + 1, message));
  }
}
