package naja.collection.stored;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import naja.collection.CollectionException;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/// Reads a MATLAB file of versions 5 to 7 (`save -v7`, and SciPy's `savemat`) into memory.
final class Mat5File {
  private static final int HEADER_BYTES = 128;

  private Mat5File() {}

  /// @throws CollectionException if the file cannot be read to its end
  static MatVariables read(Path file) {
    Map<String, MatVariables.Matrix> matrices = new LinkedHashMap<>();
    Map<String, List<String>> texts = new LinkedHashMap<>();
    checkComplete(file);
    try (MatFile mat = Mat5.readFromFile(file.toFile())) {
      for (MatFile.Entry entry : mat.getEntries()) {
        Array value = entry.getValue();
        if (value instanceof Matrix matrix && matrix.getNumDimensions() == 2) {
          addMatrix(entry.getName(), matrix, matrices, texts);
        } else if (value instanceof Char chars) {
          texts.put(entry.getName(), rows(chars));
        } else if (value instanceof Cell cells) {
          texts.put(entry.getName(), texts(cells));
        }
      }
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw new CollectionException(
          "cannot read %s as a MATLAB file: %s; is it cut off?".formatted(file, e.getMessage()), e);
    }
    return new MatVariables(file, matrices, texts);
  }

  /// The file is a header and a row of variables, each behind its size. A compressed one that is
  /// cut off would otherwise be passed over.
  private static void checkComplete(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(HEADER_BYTES);
      channel.read(head, 0);
      requireText(file, head);
      boolean little = head.get(HEADER_BYTES - 2) == 'I';
      ByteBuffer tag =
          ByteBuffer.allocate(8).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      long end = HEADER_BYTES;
      while (end < channel.size()) {
        channel.read(tag.clear(), end);
        end += tag.capacity() + Integer.toUnsignedLong(tag.getInt(4));
      }
      if (end != channel.size()) {
        throw new CollectionException(
            "%s is cut off: its variables need %d bytes, the file has %d"
                .formatted(file, end, channel.size()));
      }
    } catch (IOException e) {
      throw new CollectionException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /// Files of versions 5 to 7 begin with text, those of version 4 with the number of a type.
  private static void requireText(Path file, ByteBuffer head) {
    for (int i = 0; i < Integer.BYTES; i++) {
      if (head.get(i) == 0) {
        throw new CollectionException(
            "%s is a MATLAB file of version 4, or none; write it with save -v7".formatted(file));
      }
    }
  }

  private static void addMatrix(
      String name,
      Matrix matrix,
      Map<String, MatVariables.Matrix> matrices,
      Map<String, List<String>> texts) {
    int rows = matrix.getNumRows();
    int columns = matrix.getNumCols();
    if (rows == 1 || columns == 1) {
      texts.put(
          name,
          IntStream.range(0, matrix.getNumElements())
              .mapToObj(i -> NamedCells.text(matrix.getDouble(i)))
              .toList());
    }
    float[] values = new float[matrix.getNumElements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrix.getDouble(i);
    }
    matrices.put(name, new MatVariables.Matrix(rows, columns, values));
  }

  private static List<String> rows(Char chars) {
    return IntStream.range(0, chars.getNumRows()).mapToObj(chars::getRow).toList();
  }

  private static List<String> texts(Cell cells) {
    return IntStream.range(0, cells.getNumElements()).mapToObj(i -> text(cells.get(i))).toList();
  }

  private static String text(Array value) {
    return switch (value) {
      case Char chars -> chars.getString();
      case Matrix matrix when matrix.getNumElements() == 1 -> NamedCells.text(matrix.getDouble(0));
      default -> "";
    };
  }
}
