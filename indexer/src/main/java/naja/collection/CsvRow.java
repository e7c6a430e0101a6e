package naja.collection;

import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// One row of a CSV file.
public final class CsvRow implements TableRow {
  private final CsvDialect dialect;
  private final String file;
  private final CsvHeader header;
  private final CSVRecord values;
  private final long line;

  CsvRow(CsvDialect dialect, String file, CsvHeader header, CSVRecord values, long line) {
    this.dialect = dialect;
    this.file = file;
    this.header = header;
    this.values = values;
    this.line = line;
    if (!dialect.fits(values.size(), header.size())) {
      throw new CollectionException(
          "%s line %d: the row has %d cells where the header has %d; quote cells that hold the"
                  .formatted(file, line, values.size(), header.size())
              + " separator");
    }
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public @Nullable String text(Column column) {
    int position = header.position(column);
    if (position >= 0) {
      String text = values.get(position).strip();
      if (!text.isEmpty()) {
        return text;
      }
    }
    return dialect.defaultValue(column);
  }

  @Override
  public CollectionException error(Column column, String message) {
    return new CollectionException(
        "%s line %d, column '%s': %s".formatted(file, line, header.label(column), message));
  }
}
