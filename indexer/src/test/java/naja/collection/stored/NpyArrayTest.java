package naja.collection.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import naja.collection.CollectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyArrayTest {
  @TempDir private Path folder;

  @Test
  void read_float64Matrix_keepsEveryBit() throws IOException {
    NpyArray array = NpyArray.read(write("<f8", "False", "(2, 3)", 1, Math.PI, 3, 4, 1e-300, 6));

    assertThat(array.rows()).isEqualTo(2);
    assertThat(array.columns()).isEqualTo(3);
    assertThat(array.values()).containsExactly(1, Math.PI, 3, 4, 1e-300, 6);
  }

  @Test
  void read_columnsFirst_isTurnedOver() throws IOException {
    NpyArray array = NpyArray.read(write("<f8", "True", "(2, 3)", 1, 4, 2, 5, 3, 6));

    assertThat(array.values()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void read_oneDimension_isOneRow() throws IOException {
    Path file = write("<f8", "False", "(3,)", 7, 8, 9);

    NpyArray array = NpyArray.read(file);

    assertThat(array.rows()).isEqualTo(1);
    assertThat(array.values()).containsExactly(7, 8, 9);
    assertThatThrownBy(() -> NpyFile.read(file))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("has shape (3,); embeddings are a matrix");
  }

  @Test
  void read_threeDimensions_isRefused() throws IOException {
    Path file = write("<f8", "False", "(1, 1, 3)", 7, 8, 9);

    assertThatThrownBy(() -> NpyArray.read(file)).hasMessageContaining("has shape (1, 1, 3)");
  }

  private Path write(String type, String fortran, String shape, double... values)
      throws IOException {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n".formatted(type, fortran, shape);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length() + 8 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1);
    bytes.put((byte) 0).putShort((short) header.length());
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    bytes.asDoubleBuffer().put(values);
    Path file = folder.resolve("array.npy");
    Files.write(file, bytes.array());
    return file;
  }
}
