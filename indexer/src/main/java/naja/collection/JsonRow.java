package naja.collection;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One line of a JSON Lines file: an object whose keys are the columns.
record JsonRow(Path file, long line, JsonNode object, ColumnMapping mapping) implements TableRow {
  @Override
  public @Nullable String text(Column column) {
    String header = mapping.header(column).orElse(null);
    if (header != null) {
      return text(header);
    }
    for (String name : column.names()) {
      String text = text(name);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  @Override
  public CollectionException error(Column column, String message) {
    return new CollectionException(
        "%s line %d, column '%s': %s".formatted(file, line, column.name(), message));
  }

  private @Nullable String text(String name) {
    String canonical = Column.canonical(name);
    for (var property : object.properties()) {
      if (Column.canonical(property.getKey()).equals(canonical)) {
        JsonNode value = property.getValue();
        String text = value.isNull() || value.isContainer() ? "" : value.asString().strip();
        return text.isEmpty() ? null : text;
      }
    }
    return null;
  }
}
