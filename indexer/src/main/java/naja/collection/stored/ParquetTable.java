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
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.jspecify.annotations.Nullable;

/// A Parquet file: its columns, its size, and the key-value pairs in its footer. Checksums of pages
/// are verified where the file has them.
record ParquetTable(ParquetDamage damage, long rows, Map<String, String> metadata) {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /// Reads the footer.
  ///
  /// @throws CollectionException if it cannot be read, or contradicts itself
  static ParquetTable open(Path file) {
    checkMagic(file);
    try (ParquetFileReader reader = reader(file)) {
      var footer = reader.getFileMetaData();
      var damage = new ParquetDamage(file, footer.getSchema(), List.copyOf(reader.getRowGroups()));
      damage.requireLayout();
      return new ParquetTable(damage, reader.getRecordCount(), footer.getKeyValueMetaData());
    } catch (CollectionException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (RuntimeException | OutOfMemoryError e) {
      // Parquet's code fails in any way where the footer has no checksum that would stop it.
      throw new ParquetDamage(file, new MessageType(""), List.of()).of("its footer", e);
    }
  }

  Path file() {
    return damage.file();
  }

  MessageType schema() {
    return damage.schema();
  }

  /// Goes through the rows, reading only these of the columns.
  Cursor cursor(List<Type> columns) {
    try {
      return new Cursor(damage, new MessageType(schema().getName(), columns));
    } catch (IOException | ParquetRuntimeException e) {
      throw unreadable(file(), e);
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
            .withCodecFactory(new ParquetCodecs(file))
            .usePageChecksumVerification()
            .build());
  }

  private static CollectionException unreadable(Path file, Exception e) {
    return new CollectionException("cannot read " + file + ": " + e.getMessage(), e);
  }

  /// Reads row by row; one row group at a time is in memory.
  static final class Cursor implements AutoCloseable {
    private final ParquetDamage damage;
    private final ParquetFileReader reader;
    private final MessageType columns;
    private final List<ColumnDescriptor> leaves;
    private final ColumnReader[] readers;
    private @Nullable ParquetPages pages;
    private int group;
    private long left;

    private Cursor(ParquetDamage damage, MessageType columns) throws IOException {
      this.damage = damage;
      this.columns = columns;
      this.leaves = columns.getColumns();
      this.readers = new ColumnReader[leaves.size()];
      this.reader = reader(damage.file());
      reader.setRequestedSchema(columns);
    }

    /// Goes to the next row. The caller then consumes exactly that row of every column.
    ///
    /// @throws CollectionException if there is no further row, or it cannot be read
    void nextRow() {
      while (left == 0) {
        nextGroup();
      }
      left--;
    }

    /// Leaves of the columns, in the order of the schema.
    int columns() {
      return readers.length;
    }

    /// Takes from a column what belongs to the row.
    ///
    /// @throws CollectionException naming column, row group and page where that is impossible
    <T> T read(int column, Function<ColumnReader, T> reading) {
      return guarded(leaves.get(column), () -> reading.apply(readers[column]));
    }

    private void nextGroup() {
      PageReadStore stored = pages();
      if (stored == null) {
        throw new CollectionException(damage.file() + " has fewer rows than its footer says");
      }
      ParquetPages checked = new ParquetPages(stored, damage, group++);
      pages = checked;
      left = stored.getRowCount();
      var store =
          new ColumnReadStoreImpl(
              checked,
              new DummyRecordConverter(columns).getRootConverter(),
              columns,
              reader.getFileMetaData().getCreatedBy());
      for (int i = 0; i < readers.length; i++) {
        ColumnDescriptor leaf = leaves.get(i);
        readers[i] = guarded(leaf, () -> store.getColumnReader(leaf));
      }
    }

    private @Nullable PageReadStore pages() {
      try {
        return reader.readNextRowGroup();
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        throw damage.ofGroup(group, leaves, e);
      }
    }

    /// What bytes are read as that no checksum guards makes Parquet's code fail in any way.
    private <T> T guarded(ColumnDescriptor leaf, Supplier<T> reading) {
      try {
        return reading.get();
      } catch (RuntimeException | OutOfMemoryError e) {
        throw damage.of(pages == null ? "" : pages.place(leaf), e);
      }
    }

    @Override
    public void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw unreadable(damage.file(), e);
      }
    }
  }
}
