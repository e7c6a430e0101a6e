package naja.collection.stored;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import naja.collection.CollectionException;
import naja.collection.Column;

/// Labels that lie in memory as one list per column.
final class ListedLabels implements LabelRows {
  private final Path file;
  private final Map<String, List<String>> lists = new HashMap<>();
  private final int rows;

  /// @param named lists by column; those that do not describe photos are passed over
  /// @throws CollectionException if they are not all as long as the labels
  ListedLabels(Path file, Map<String, List<String>> named, PhotoColumns columns) {
    this.file = file;
    named.forEach((name, list) -> {
      if (columns.understands(name)) {
        lists.put(Column.canonical(name), list);
      }
    });
    this.rows =
        columns
            .taxon()
            .canonicalNames()
            .filter(lists::containsKey)
            .mapToInt(name -> lists.getOrDefault(name, List.of()).size())
            .findFirst()
            .orElse(0);
    lists.forEach(this::checkLength);
  }

  private void checkLength(String name, List<String> list) {
    if (list.size() != rows) {
      throw new CollectionException(
          "%s: '%s' has %d values where there are %d labels"
              .formatted(file, name, list.size(), rows));
    }
  }

  @Override
  public Path location() {
    return file;
  }

  @Override
  public LabelCursor open() {
    return new LabelCursor() {
      private int row;

      @Override
      public boolean hasNext() {
        return row < rows;
      }

      @Override
      public LabelCells next() {
        Map<String, String> cells = new HashMap<>();
        lists.forEach((name, list) -> {
          if (!list.get(row).isBlank()) {
            cells.put(name, list.get(row).strip());
          }
        });
        return new NamedCells(file, row++, cells);
      }

      @Override
      public void close() {}
    };
  }
}
