package naja.collection;

import org.jspecify.annotations.Nullable;

/// One row of a table of photos; its errors name file, line and column.
public interface TableRow {
  /// The line on which the row ends, from 1.
  long line();

  /// The cell without surrounding blanks; null where it is blank or the column is missing.
  @Nullable String text(Column column);

  /// What is wrong with a cell, with its place.
  CollectionException error(Column column, String message);

  /// The cell, which must not be blank.
  ///
  /// @throws CollectionException if it is
  default String require(Column column) {
    String text = text(column);
    if (text == null) {
      throw error(column, "the cell is blank");
    }
    return text;
  }

  /// The cell, or another text where it is blank.
  default String orElse(Column column, String otherwise) {
    String text = text(column);
    return text == null ? otherwise : text;
  }

  /// A number from -`bound` to `bound`; null where the cell is blank.
  default @Nullable Double number(Column column, double bound) {
    String text = text(column);
    if (text == null) {
      return null;
    }
    try {
      double number = Double.parseDouble(text);
      if (Math.abs(number) <= bound) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below, with the range.
    }
    throw error(
        column, "must be a number between %.0f and %.0f, got '%s'".formatted(-bound, bound, text));
  }
}
