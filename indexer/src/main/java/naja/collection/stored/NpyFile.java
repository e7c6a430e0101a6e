package naja.collection.stored;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A NumPy file (format version 1.0) of float32 rows in C order, whose rows can be written in any
/// order and whose number of rows is settled at the end. Safe for several threads.
public final class NpyFile implements AutoCloseable {
  /// Magic, version, length and a padded header: a multiple of 64, as the format asks for.
  private static final int HEADER_BYTES = 128;

  private static final int PREFIX_BYTES = 10;

  private final FileChannel channel;
  private final int columns;

  private NpyFile(FileChannel channel, int columns) {
    this.channel = channel;
    this.columns = columns;
  }

  /// Creates the file or empties it.
  public static NpyFile create(Path file, int columns) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    return new NpyFile(channel, columns);
  }

  /// Every row of a file of any version and precision, without labels; all are held in memory.
  ///
  /// @throws naja.collection.CollectionException if it is no NumPy file of embeddings
  public static List<float[]> read(Path file) {
    NpyVectors vectors = NpyVectors.of(file);
    List<float[]> rows = new ArrayList<>();
    try (VectorRows.VectorCursor cursor = vectors.open()) {
      for (long row = 0; row < vectors.rows(); row++) {
        rows.add(cursor.next());
      }
    }
    return rows;
  }

  /// Writes a row, wherever it stands.
  ///
  /// @param row from 0
  public void write(long row, float[] values) throws IOException {
    if (values.length != columns) {
      throw new IllegalArgumentException(
          "a row has %d columns, got %d".formatted(columns, values.length));
    }
    ByteBuffer bytes = row();
    bytes.asFloatBuffer().put(values);
    writeFully(bytes, position(row));
  }

  /// Moves a row to the front, over one that is not needed any more.
  public void move(long from, long to) throws IOException {
    if (from == to) {
      return;
    }
    ByteBuffer bytes = row();
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position(from) + bytes.position()) < 0) {
        throw new IOException("row " + from + " was never written");
      }
    }
    writeFully(bytes.flip(), position(to));
  }

  /// Cuts the file after so many rows and writes the header.
  public void finish(long rows) throws IOException {
    channel.truncate(position(rows));
    String shape = "(%d, %d)".formatted(rows, columns);
    String description = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
    int length = HEADER_BYTES - PREFIX_BYTES;
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    header.put((byte) 1).put((byte) 0).putShort((short) length);
    header.put(
        ("%-" + (length - 1) + "s\n").formatted(description).getBytes(StandardCharsets.US_ASCII));
    writeFully(header.flip(), 0);
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private ByteBuffer row() {
    return ByteBuffer.allocate(Math.multiplyExact(columns, Float.BYTES))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private long position(long row) {
    return HEADER_BYTES + row * columns * Float.BYTES;
  }

  private void writeFully(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }
}
