package naja.collection.stored;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import naja.collection.CollectionException;

/// A whole NumPy file in full precision: floats of any width and order, of one or two dimensions.
public final class NpyArray {
  private final int rows;
  private final int columns;
  private final double[] values;

  private NpyArray(int rows, int columns, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /// Reads a file.
  ///
  /// @throws CollectionException if it cannot be read or holds something else
  public static NpyArray read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      NpyHeader header = NpyHeader.read(file, channel);
      int rows = Math.toIntExact(header.rows());
      double[] values = new double[Math.multiplyExact(rows, header.columns())];
      long bytes = (long) values.length * header.type().bytes();
      MemorySegment segment =
          channel.map(FileChannel.MapMode.READ_ONLY, header.dataStart(), bytes, arena);
      fill(values, NpyValues.of(segment, header), header);
      return new NpyArray(rows, header.columns(), values);
    } catch (IOException e) {
      throw new CollectionException("cannot read " + file + ": " + e, e);
    }
  }

  private static void fill(double[] values, NpyValues from, NpyHeader header) {
    int columns = header.columns();
    for (int i = 0; i < values.length; i++) {
      long place = header.fortranOrder() ? (i % columns) * header.rows() + i / columns : i;
      values[i] = from.at(place);
    }
  }

  /// 1 for an array of one dimension.
  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /// The array itself, row by row; not a copy.
  public double[] values() {
    return values;
  }
}
