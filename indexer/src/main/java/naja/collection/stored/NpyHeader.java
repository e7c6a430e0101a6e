package naja.collection.stored;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.collection.CollectionException;

/// The header of a NumPy file, format versions 1.0 to 3.0
/// (numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
///
/// @param dataStart where the values begin, in bytes
/// @param type size and kind of a value
/// @param order byte order of a value
/// @param fortranOrder whether the columns lie one after the other, not the rows
/// @param rows 1 for an array of one dimension
/// @param isMatrix whether the array has two dimensions, not one
record NpyHeader(
    long dataStart,
    Type type,
    ByteOrder order,
    boolean fortranOrder,
    long rows,
    int columns,
    boolean isMatrix) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_LENGTH = 1 << 20;
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([^)]*)\\)");

  /// What a value is.
  enum Type {
    FLOAT16(2),
    FLOAT32(4),
    FLOAT64(8);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    int bytes() {
      return bytes;
    }
  }

  /// Reads the header and checks that the file is as long as it says.
  ///
  /// @throws CollectionException if it is not a NumPy file, is cut off, or holds something else
  ///   than a matrix of floating-point numbers
  static NpyHeader read(Path file, FileChannel channel) throws IOException {
    ByteBuffer start = read(file, channel, 0, 12);
    byte[] magic = new byte[MAGIC.length];
    start.get(magic);
    int version = start.get();
    if (!Arrays.equals(magic, MAGIC)) {
      throw new CollectionException(file + " is not a NumPy file; write it with numpy.save");
    }
    if (version < 1 || version > 3) {
      throw new CollectionException(
          "%s has NumPy format version %d; versions 1 to 3 are read".formatted(file, version));
    }
    start.get();
    int prefix = version == 1 ? 10 : 12;
    int length = version == 1 ? Short.toUnsignedInt(start.getShort()) : start.getInt();
    if (length < 0 || length > MAX_LENGTH) {
      throw new CollectionException(file + " has a damaged NumPy header");
    }
    byte[] text = new byte[length];
    read(file, channel, prefix, length).get(text);
    NpyHeader header =
        parse(file, new String(text, StandardCharsets.UTF_8), (long) prefix + length);
    header.checkLength(file, channel.size());
    return header;
  }

  private static NpyHeader parse(Path file, String text, long dataStart) {
    String type = find(file, TYPE, text);
    long[] shape = shape(file, find(file, SHAPE, text));
    return new NpyHeader(
        dataStart,
        type(file, type),
        type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        find(file, ORDER, text).equals("True"),
        shape.length == 2 ? shape[0] : 1,
        Math.toIntExact(Math.min(shape[shape.length - 1], Integer.MAX_VALUE)),
        shape.length == 2);
  }

  private static Type type(Path file, String type) {
    return switch (type) {
      case "<f2", ">f2" -> Type.FLOAT16;
      case "<f4", ">f4" -> Type.FLOAT32;
      case "<f8", ">f8" -> Type.FLOAT64;
      default ->
          throw new CollectionException(
              "%s holds values of type '%s'; embeddings are float16, float32 or float64: save them with .astype('float32')"
                  .formatted(file, type));
    };
  }

  private static long[] shape(Path file, String text) {
    long[] shape =
        Pattern.compile(",")
            .splitAsStream(text)
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .mapToLong(Long::parseLong)
            .toArray();
    if (shape.length != 1 && shape.length != 2) {
      throw notAMatrix(file, text.strip());
    }
    return shape;
  }

  /// The same header, of a matrix.
  ///
  /// @throws CollectionException if the array has one dimension
  NpyHeader requireMatrix(Path file) {
    if (!isMatrix) {
      throw notAMatrix(file, columns + ",");
    }
    return this;
  }

  private static CollectionException notAMatrix(Path file, String shape) {
    return new CollectionException(
        "%s has shape (%s); embeddings are a matrix with a row per photo".formatted(file, shape));
  }

  private void checkLength(Path file, long size) {
    long needed = dataStart + rows * columns * type.bytes();
    if (size < needed) {
      throw new CollectionException(
          "%s is cut off: %d rows of %d values need %d bytes, the file has %d"
              .formatted(file, rows, columns, needed, size));
    }
  }

  private static String find(Path file, Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new CollectionException(
          "%s has a NumPy header that is not understood: %s".formatted(file, text.strip()));
    }
    return matcher.group(1);
  }

  private static ByteBuffer read(Path file, FileChannel channel, long from, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new CollectionException(file + " is cut off within its header");
      }
    }
    return bytes.flip();
  }
}
