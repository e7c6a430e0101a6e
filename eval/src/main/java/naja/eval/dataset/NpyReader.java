package naja.eval.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a NumPy file (format versions 1.0 to 3.0) of little-endian float32 or float64 in C order.
/// One dimension is read as one row.
public final class NpyReader {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'<f([48])'");
  private static final Pattern SHAPE =
      Pattern.compile("'shape':\\s*\\((\\d+),\\s*(\\d+)?,?\\s*\\)");

  private final Path file;

  private NpyReader(Path file) {
    this.file = file;
  }

  /// Reads a whole file.
  ///
  /// @throws DatasetException if it cannot be read or holds something else
  public static Matrix read(Path file) {
    try {
      return new NpyReader(file).matrix(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new DatasetException("cannot read " + file + ": " + e, e);
    }
  }

  private Matrix matrix(byte[] bytes) {
    if (bytes.length < 12 || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new DatasetException(file + " is not a NumPy file");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int start = bytes[6] == 1 ? 10 : 12;
    int length = bytes[6] == 1 ? Short.toUnsignedInt(buffer.getShort(8)) : buffer.getInt(8);
    if (length < 0 || start + length > bytes.length) {
      throw new DatasetException(file + " ends within its header");
    }
    String header = new String(bytes, start, length, StandardCharsets.US_ASCII);
    return values(header, buffer.position(start + length));
  }

  private Matrix values(String header, ByteBuffer data) {
    Matcher type = TYPE.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    if (!type.find() || !shape.find() || !header.contains("'fortran_order': False")) {
      throw new DatasetException(
          "%s must hold float32 or float64 in C order with one or two dimensions, got %s"
              .formatted(file, header.strip()));
    }
    int first = Integer.parseInt(shape.group(1));
    int rows = shape.group(2) == null ? 1 : first;
    int columns = shape.group(2) == null ? first : Integer.parseInt(shape.group(2));
    int width = Integer.parseInt(type.group(1));
    if (data.remaining() != (long) rows * columns * width) {
      throw new DatasetException(
          "%s must hold %d x %d numbers of %d bytes, but has %d bytes of them"
              .formatted(file, rows, columns, width, data.remaining()));
    }
    double[] values = new double[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < values.length; i++) {
      values[i] = width == 4 ? data.getFloat() : data.getDouble();
    }
    return Matrix.over(rows, columns, values);
  }
}
