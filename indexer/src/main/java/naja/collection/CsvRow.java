package naja.collection;

import java.nio.file.Path;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// One row of a CSV file; its errors name file, line and column.
final class CsvRow {
  private final Path file;
  private final CsvHeader header;
  private final CSVRecord values;
  private final long line;

  CsvRow(Path file, CsvHeader header, CSVRecord values, long line) {
    this.file = file;
    this.header = header;
    this.values = values;
    this.line = line;
    if (values.size() != header.size()) {
      throw new CollectionException(
          "%s line %d: the row has %d cells where the header has %d; quote cells that hold the"
                  .formatted(file, line, values.size(), header.size())
              + " separator");
    }
  }

  /// The line on which the row ends, from 1.
  long line() {
    return line;
  }

  /// The cell without surrounding blanks; null where it is blank or the column is missing.
  @Nullable String text(Column column) {
    int position = header.position(column);
    if (position < 0) {
      return null;
    }
    String text = values.get(position).strip();
    return text.isEmpty() ? null : text;
  }

  /// @throws CollectionException if the cell is blank
  String require(Column column) {
    String text = text(column);
    if (text == null) {
      throw error(column, "the cell is blank");
    }
    return text;
  }

  /// A number from -`bound` to `bound`; null where the cell is blank.
  @Nullable Double number(Column column, double bound) {
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

  CollectionException error(Column column, String message) {
    return new CollectionException(
        "%s line %d, column '%s': %s".formatted(file, line, header.label(column), message));
  }
}
