package naja.collection.stored;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import naja.collection.CollectionException;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.Type;

/// The embeddings of a Parquet file: one column of lists, or one column per dimension.
final class ParquetVectors implements VectorRows {
  private final ParquetTable table;
  private final List<Type> columns;
  private final int dimension;

  private ParquetVectors(ParquetTable table, List<Type> columns, int dimension) {
    this.table = table;
    this.columns = columns;
    this.dimension = dimension;
  }

  /// A column of lists; the first row settles the dimension.
  static ParquetVectors lists(ParquetTable table, Type column) {
    ParquetVectors vectors = new ParquetVectors(table, List.of(column), 0);
    if (table.rows() == 0) {
      return vectors;
    }
    try (ListCursor cursor = vectors.new ListCursor()) {
      return new ParquetVectors(table, List.of(column), cursor.read().length);
    }
  }

  /// A column per dimension, in the order given.
  static ParquetVectors perDimension(ParquetTable table, List<Type> columns) {
    return new ParquetVectors(table, columns, columns.size());
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public long rows() {
    return table.rows();
  }

  @Override
  public VectorCursor open() {
    return columns.getFirst().isPrimitive() ? new ColumnCursor() : new ListCursor();
  }

  /// A value of any floating-point type.
  private static float value(ColumnReader reader) {
    return switch (reader.getDescriptor().getPrimitiveType().getPrimitiveTypeName()) {
      case FLOAT -> reader.getFloat();
      case DOUBLE -> (float) reader.getDouble();
      default ->
          Float.float16ToFloat(
              reader.getBinary().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getShort());
    };
  }

  /// Reads one row of values from where the readers stand.
  private abstract class Cursor implements VectorCursor {
    final ParquetTable.Cursor rows = table.cursor(columns);
    long row = -1;

    CollectionException error(String message) {
      return new CollectionException("%s row %d: %s".formatted(file(), row, message));
    }

    private Path file() {
      return table.file();
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  private final class ColumnCursor extends Cursor {
    @Override
    public float[] next() {
      row++;
      rows.nextRow();
      float[] values = new float[rows.columns()];
      for (int i = 0; i < values.length; i++) {
        values[i] = rows.read(i, this::take);
      }
      return values;
    }

    private float take(ColumnReader reader) {
      if (reader.getCurrentDefinitionLevel() < reader.getDescriptor().getMaxDefinitionLevel()) {
        throw error("column '%s' has no value".formatted(reader.getDescriptor().getPath()[0]));
      }
      float value = value(reader);
      reader.consume();
      return value;
    }
  }

  private final class ListCursor extends Cursor {
    private float[] buffer = new float[Math.max(dimension, 16)];

    @Override
    public float[] next() {
      float[] values = read();
      if (values.length != dimension) {
        throw error(
            "the list has %d values where the first row has %d"
                .formatted(values.length, dimension));
      }
      return values;
    }

    float[] read() {
      row++;
      rows.nextRow();
      return rows.read(0, this::take);
    }

    private float[] take(ColumnReader reader) {
      int present = reader.getDescriptor().getMaxDefinitionLevel();
      int size = 0;
      do {
        if (reader.getCurrentDefinitionLevel() < present) {
          throw error("the list is empty or has an empty place");
        }
        if (size == buffer.length) {
          buffer = Arrays.copyOf(buffer, 2 * size);
        }
        buffer[size++] = value(reader);
        reader.consume();
      } while (reader.getCurrentRepetitionLevel() > 0);
      return Arrays.copyOf(buffer, size);
    }
  }
}
