package naja.collection.stored;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.collection.CollectionException;
import naja.collection.Column;
import naja.collection.EditDistance;
import org.jspecify.annotations.Nullable;

/// The cells of one row of a file that has rows and columns, but no lines.
///
/// @param row from 0
/// @param cells texts by the canonical names of their columns; blank ones are left out
record NamedCells(Path file, long row, Map<String, String> cells) implements LabelCells {
  @Override
  public @Nullable String text(Column column) {
    return column
        .canonicalNames()
        .map(name -> Optional.ofNullable(cells.get(name)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  @Override
  public CollectionException error(Column column, String message) {
    return new CollectionException(
        "%s row %d, column '%s': %s".formatted(file, row, column.name(), message));
  }

  /// A number as a label: whole numbers without a fraction.
  static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /// Complains about a column that none of the names stands for.
  ///
  /// @throws CollectionException naming the nearest one
  static void require(Path file, Column column, List<String> names) {
    boolean found =
        names.stream().map(Column::canonical).anyMatch(column.canonicalNames().toList()::contains);
    if (!found) {
      throw new CollectionException(
          "%s: there is no column %s; %s"
              .formatted(file, column.alternatives(), nearest(column, names)));
    }
  }

  /// What a message says of the names that there are.
  static String nearest(Column column, Collection<String> names) {
    return EditDistance.nearest(column, names)
        .map("the nearest one is '%s'"::formatted)
        .orElse("there is none of another name");
  }
}
