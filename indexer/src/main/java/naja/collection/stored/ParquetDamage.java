package naja.collection.stored;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import naja.collection.CollectionException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.MessageType;

/// Names what is damaged in a Parquet file: column, row group and page, all counted from 1.
///
/// Only pages may have a checksum; their headers and the footer have none, so that these are
/// compared with each other.
record ParquetDamage(Path file, MessageType schema, List<BlockMetaData> groups) {
  private static final String WAY_OUT = "; the file is damaged, copy or write it again";

  /// What a file without a single page holds: `PAR1` twice, and the length of the footer.
  private static final int FRAME = 12;

  /// Checks that the footer's own statements fit together, and that what it points at is there.
  ///
  /// @throws CollectionException naming the first that does not
  void requireLayout() throws IOException {
    long end = Files.size(file) - FRAME + 4;
    for (int group = 0; group < groups.size(); group++) {
      long rows = groups.get(group).getRowCount();
      for (ColumnChunkMetaData chunk : groups.get(group).getColumns()) {
        long start = chunk.getStartingPos();
        if (start < 4 || chunk.getTotalSize() < 0 || start > end - chunk.getTotalSize()) {
          throw error(place(column(chunk), group), "it does not lie within the file");
        }
        if (rows < 0 || !isCountOf(rows, chunk)) {
          throw error(
              place(column(chunk), group),
              "%d values for %d rows".formatted(chunk.getValueCount(), rows));
        }
      }
    }
  }

  /// A list has any number of values per row, but a row without a value counts as one.
  private boolean isCountOf(long rows, ColumnChunkMetaData chunk) {
    var column = schema.getColumnDescription(chunk.getPath().toArray());
    return column.getMaxRepetitionLevel() == 0
        ? chunk.getValueCount() == rows
        : chunk.getValueCount() >= rows;
  }

  /// Of a row group that cannot be read, the page to blame.
  CollectionException ofGroup(int group, List<ColumnDescriptor> columns, Throwable cause) {
    if (cause instanceof IOException && !(cause instanceof EOFException)) {
      return new CollectionException("cannot read " + file + ": " + cause.getMessage(), cause);
    }
    for (ColumnChunkMetaData chunk : groups.get(group).getColumns()) {
      boolean wanted = columns.stream().anyMatch(column -> isOf(chunk, column));
      Optional<String> page = wanted ? firstBadPage(chunk) : Optional.empty();
      if (page.isPresent()) {
        return of(place(column(chunk), group) + ", " + page.get(), cause);
      }
    }
    return of("row group %d of %d".formatted(group + 1, groups.size()), cause);
  }

  /// An error while values are taken out of a page.
  CollectionException of(String place, Throwable cause) {
    return switch (cause) {
      case CollectionException named -> named;
      case OutOfMemoryError _ ->
          new CollectionException(
              "cannot read %s: %s needs more memory than Java has (%d MiB): give it more (-Xmx), write smaller row groups, or copy the file again if it is damaged"
                  .formatted(file, place, Runtime.getRuntime().maxMemory() >> 20),
              cause);
      default ->
          new CollectionException(
              "cannot read %s: %s: %s%s".formatted(file, place, reason(cause), WAY_OUT), cause);
    };
  }

  /// A contradiction within the file.
  CollectionException error(String place, String contradiction) {
    return new CollectionException(
        "cannot read %s: %s: %s%s".formatted(file, place, contradiction, WAY_OUT));
  }

  /// @param group from 0
  String place(String column, int group) {
    return "column '%s', row group %d of %d".formatted(column, group + 1, groups.size());
  }

  static boolean isOf(ColumnChunkMetaData chunk, ColumnDescriptor column) {
    return List.of(column.getPath()).equals(List.of(chunk.getPath().toArray()));
  }

  private static String column(ColumnChunkMetaData chunk) {
    return chunk.getPath().toArray()[0];
  }

  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }

  /// Walks over the pages of a column, as far as they can be told apart.
  private Optional<String> firstBadPage(ColumnChunkMetaData chunk) {
    long left = chunk.getValueCount();
    String name = "page 1";
    try (var channel = Files.newByteChannel(file).position(chunk.getStartingPos());
        InputStream bytes = new BufferedInputStream(Channels.newInputStream(channel))) {
      for (int page = 1; left > 0; name = "page " + page) {
        PageHeader header = Util.readPageHeader(bytes);
        boolean dictionary = header.isSetDictionary_page_header();
        if (!isWhole(header, bytes)) {
          return Optional.of(dictionary ? "its dictionary" : name);
        }
        left -= dictionary ? 0 : values(header);
        page += dictionary ? 0 : 1;
      }
      return Optional.empty();
    } catch (IOException | RuntimeException _) {
      // What a damaged header is read as makes Parquet's code fail in any way.
      return Optional.of(name);
    }
  }

  private static boolean isWhole(PageHeader header, InputStream bytes) throws IOException {
    byte[] body = bytes.readNBytes(header.getCompressed_page_size());
    CRC32 sum = new CRC32();
    sum.update(body);
    return body.length == header.getCompressed_page_size()
        && (!header.isSetCrc() || (int) sum.getValue() == header.getCrc());
  }

  private static int values(PageHeader header) {
    return header.isSetData_page_header_v2()
        ? header.getData_page_header_v2().getNum_values()
        : header.getData_page_header().getNum_values();
  }
}
