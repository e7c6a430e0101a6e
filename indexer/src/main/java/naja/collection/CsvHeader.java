package naja.collection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the columns of a CSV file stand.
public final class CsvHeader {
  private static final String ONE_CELL =
      "; the whole line was read as one cell: does another character than , ; tab or | separate them?";

  private final String where;
  private final List<String> headers;
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<Column, Integer> mapped = new HashMap<>();

  /// @param where what names the columns, for messages: the file and its first line
  /// @param columns every column that is understood; further ones are passed over unless they look
  ///   like a mistyped one that is missing
  CsvHeader(String where, List<String> headers, List<Column> columns, ColumnMapping mapping) {
    this.where = where;
    this.headers = List.copyOf(headers);
    for (int i = 0; i < headers.size(); i++) {
      String header = headers.get(i);
      Integer earlier = positions.putIfAbsent(Column.canonical(header), i);
      if (earlier != null && columns.stream().anyMatch(column -> column.isCalled(header))) {
        throw error(i, "the column '" + header + "' stands twice");
      }
    }
    mapping.requireKnown(columns);
    columns.forEach(column -> mapping.header(column).ifPresent(header -> map(column, header)));
    for (int i = 0; i < headers.size(); i++) {
      rejectTypo(i, columns);
    }
  }

  int size() {
    return headers.size();
  }

  /// The position of a column from 0, or -1 where the file has none.
  int position(Column column) {
    Integer named = mapped.get(column);
    if (named != null) {
      return named;
    }
    for (String name : column.names()) {
      Integer position = positions.get(Column.canonical(name));
      if (position != null) {
        return position;
      }
    }
    return -1;
  }

  boolean has(Column column) {
    return position(column) >= 0;
  }

  /// The header text of a column, or its preferred name where the file has none.
  String label(Column column) {
    int position = position(column);
    return position < 0 ? column.name() : headers.get(position);
  }

  /// Checks that the file has the column.
  ///
  /// @throws CollectionException naming the nearest header, if it is missing
  public void require(Column column) {
    if (!has(column)) {
      throw new CollectionException(
          "%s: there is no column %s; the nearest one is '%s'%s"
              .formatted(
                  where,
                  column.alternatives(),
                  EditDistance.nearest(column, headers).orElse(""),
                  headers.size() == 1 ? ONE_CELL : ""));
    }
  }

  private void map(Column column, String header) {
    Integer position = positions.get(Column.canonical(header));
    if (position == null) {
      throw new CollectionException(
          "%s: there is no column '%s' to take %s from; the nearest one is '%s'"
              .formatted(
                  where, header, column.name(), EditDistance.nearest(header, headers).orElse("")));
    }
    mapped.put(column, position);
  }

  private void rejectTypo(int position, List<Column> columns) {
    String header = headers.get(position);
    if (mapped.containsValue(position)
        || columns.stream().anyMatch(column -> column.isCalled(header))) {
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

  private CollectionException error(int position, String message) {
    return new CollectionException("%s, column %d: %s".formatted(where, position + 1, message));
  }
}
