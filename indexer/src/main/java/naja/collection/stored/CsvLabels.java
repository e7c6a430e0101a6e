package naja.collection.stored;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import naja.collection.CollectionException;
import naja.collection.Column;
import naja.collection.CsvRow;
import naja.collection.CsvTable;
import org.jspecify.annotations.Nullable;

/// Labels in a CSV file with a header, a line per embedding.
record CsvLabels(Path location, PhotoColumns columns) implements LabelRows {
  @Override
  public LabelCursor open() {
    CsvTable table =
        CsvTable.open(location, columns.all(), header -> header.require(columns.taxon()));
    Stream<CsvRow> rows = table.rows();
    return new Cursor(table, rows, rows.iterator());
  }

  private record Cursor(CsvTable table, Stream<CsvRow> stream, Iterator<CsvRow> rows)
      implements LabelCursor {
    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public LabelCells next() {
      return new Cells(rows.next());
    }

    @Override
    public void close() {
      stream.close();
      table.close();
    }
  }

  private record Cells(CsvRow row) implements LabelCells {
    @Override
    public @Nullable String text(Column column) {
      return row.text(column);
    }

    @Override
    public CollectionException error(Column column, String message) {
      return row.error(column, message);
    }
  }
}
