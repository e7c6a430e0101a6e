package naja.collection.stored;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import naja.collection.Column;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/// The columns of a Parquet file that describe the photos.
final class ParquetLabels implements LabelRows {
  private final ParquetTable table;
  private final List<Type> columns;

  /// @param columns the file's columns that are understood; others are passed over
  ParquetLabels(ParquetTable table, List<Type> columns) {
    this.table = table;
    this.columns = List.copyOf(columns);
  }

  @Override
  public Path location() {
    return table.file();
  }

  @Override
  public LabelCursor open() {
    return new Cursor();
  }

  private final class Cursor implements LabelCursor {
    private final ParquetTable.Cursor rows = table.cursor(columns);
    private long row;

    @Override
    public boolean hasNext() {
      return row < table.rows();
    }

    @Override
    public LabelCells next() {
      rows.nextRow();
      Map<String, String> cells = new HashMap<>();
      for (int i = 0; i < rows.columns(); i++) {
        Type column = columns.get(i);
        String text = rows.read(i, reader -> take(reader, column.getLogicalTypeAnnotation()));
        if (!text.isBlank()) {
          cells.put(Column.canonical(column.getName()), text.strip());
        }
      }
      return new NamedCells(table.file(), row++, cells);
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  /// The value of a row; empty where it has none.
  private static String take(ColumnReader reader, @Nullable LogicalTypeAnnotation meaning) {
    boolean present =
        reader.getCurrentDefinitionLevel() == reader.getDescriptor().getMaxDefinitionLevel();
    String text = present ? text(reader, meaning) : "";
    reader.consume();
    return text;
  }

  private static String text(ColumnReader reader, @Nullable LogicalTypeAnnotation meaning) {
    return switch (reader.getDescriptor().getPrimitiveType().getPrimitiveTypeName()) {
      case BINARY -> reader.getBinary().toStringUsingUTF8();
      case BOOLEAN -> Boolean.toString(reader.getBoolean());
      case INT32 ->
          meaning instanceof DateLogicalTypeAnnotation
              ? LocalDate.ofEpochDay(reader.getInteger()).toString()
              : Integer.toString(reader.getInteger());
      case INT64 ->
          meaning instanceof TimestampLogicalTypeAnnotation stamp
              ? time(reader.getLong(), stamp).toString()
              : Long.toString(reader.getLong());
      case FLOAT -> NamedCells.text(reader.getFloat());
      case DOUBLE -> NamedCells.text(reader.getDouble());
      default -> "";
    };
  }

  private static Instant time(long value, TimestampLogicalTypeAnnotation stamp) {
    return switch (stamp.getUnit()) {
      case MILLIS -> Instant.ofEpochMilli(value);
      case MICROS -> instant(value, 1_000_000);
      case NANOS -> instant(value, 1_000_000_000);
    };
  }

  private static Instant instant(long value, long perSecond) {
    return Instant.ofEpochSecond(
        Math.floorDiv(value, perSecond),
        Math.floorMod(value, perSecond) * (1_000_000_000 / perSecond));
  }
}
