package naja.collection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which header of a file stands for which column, where the file's own names do not tell.
///
/// @param headers header by column, such as `species` → `binomial`
public record ColumnMapping(Map<String, String> headers) {
  /// Columns are found by their own names.
  public static final ColumnMapping NONE = new ColumnMapping(Map.of());

  public ColumnMapping {
    headers = new LinkedHashMap<>(headers);
  }

  @Override
  public Map<String, String> headers() {
    return Map.copyOf(headers);
  }

  /// Checks that every mapped column is one that a reader understands.
  ///
  /// @throws CollectionException naming the nearest column
  void requireKnown(List<Column> columns) {
    List<String> names = columns.stream().flatMap(column -> column.names().stream()).toList();
    for (Map.Entry<String, String> entry : headers.entrySet()) {
      if (columns.stream().noneMatch(column -> column.isCalled(entry.getKey()))) {
        throw new CollectionException(
            "there is no column '%s' to map '%s' to; did you mean '%s'? Columns: %s"
                .formatted(
                    entry.getKey(),
                    entry.getValue(),
                    EditDistance.nearest(entry.getKey(), names).orElse(""),
                    String.join(", ", columns.stream().map(Column::name).toList())));
      }
    }
  }

  /// The header that was named for a column.
  Optional<String> header(Column column) {
    return headers.entrySet().stream()
        .filter(entry -> column.isCalled(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
