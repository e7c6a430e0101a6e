package naja.collection.stored;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import naja.collection.CollectionException;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// A Parquet file: its columns, its size, and the key-value pairs in its footer.
record ParquetTable(Path file, MessageType schema, long rows, Map<String, String> metadata) {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /// Reads the footer.
  static ParquetTable open(Path file) {
    checkMagic(file);
    try (ParquetFileReader reader = reader(file)) {
      var footer = reader.getFileMetaData();
      return new ParquetTable(
          file, footer.getSchema(), reader.getRecordCount(), footer.getKeyValueMetaData());
    } catch (IOException | ParquetRuntimeException e) {
      throw unreadable(file, e);
    }
  }

  /// Goes through the rows, reading only these of the columns.
  Cursor cursor(List<Type> columns) {
    try {
      return new Cursor(file, new MessageType(schema.getName(), columns));
    } catch (IOException | ParquetRuntimeException e) {
      throw unreadable(file, e);
    }
  }

  private static void checkMagic(Path file) {
    try (var channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (!isMagic(channel, 0)) {
        throw new CollectionException(file + " is not a Parquet file");
      }
      if (size < 12 || !isMagic(channel, size - MAGIC.length)) {
        throw new CollectionException(file + " is cut off: a Parquet file ends with PAR1");
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static boolean isMagic(SeekableByteChannel channel, long from) throws IOException {
    InputStream bytes = Channels.newInputStream(channel.position(from));
    return Arrays.equals(bytes.readNBytes(MAGIC.length), MAGIC);
  }

  private static ParquetFileReader reader(Path file) throws IOException {
    return ParquetFileReader.open(
        new LocalInputFile(file),
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new ParquetCodecs())
            .build());
  }

  private static CollectionException unreadable(Path file, Exception e) {
    return new CollectionException("cannot read " + file + ": " + e.getMessage(), e);
  }

  /// Reads row by row; one row group at a time is in memory.
  static final class Cursor implements AutoCloseable {
    private final Path file;
    private final ParquetFileReader reader;
    private final MessageType columns;
    private ColumnReader[] readers = {};
    private long left;

    private Cursor(Path file, MessageType columns) throws IOException {
      this.file = file;
      this.columns = columns;
      this.reader = reader(file);
      reader.setRequestedSchema(columns);
    }

    /// The readers of the columns' leaves in the order of the schema, each at the next row; the
    /// caller consumes exactly that row.
    ///
    /// @throws CollectionException if there is no further row, or it cannot be read
    ColumnReader[] nextRow() {
      try {
        while (left == 0) {
          nextGroup();
        }
        left--;
        return readers;
      } catch (IOException | ParquetRuntimeException e) {
        throw unreadable(file, e);
      }
    }

    private void nextGroup() throws IOException {
      PageReadStore pages = reader.readNextRowGroup();
      if (pages == null) {
        throw new CollectionException(file + " has fewer rows than its footer says");
      }
      var converter = new DummyRecordConverter(columns).getRootConverter();
      var store =
          new ColumnReadStoreImpl(
              pages, converter, columns, reader.getFileMetaData().getCreatedBy());
      left = pages.getRowCount();
      readers =
          columns.getColumns().stream()
              .map((ColumnDescriptor column) -> store.getColumnReader(column))
              .toArray(ColumnReader[]::new);
    }

    @Override
    public void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
  }
}
