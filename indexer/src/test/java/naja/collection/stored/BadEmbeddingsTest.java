package naja.collection.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import naja.collection.CollectionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with a file of embeddings is said with file, row and way out.
final class BadEmbeddingsTest {
  @TempDir private Path folder;
  private Path npy = Path.of("");
  private Path csv = Path.of("");

  @BeforeEach
  void goodFiles() {
    npy = folder.resolve("e.npy");
    csv = folder.resolve("e.csv");
    write(new float[][] {{1, 2}, {3, 4}, {5, 6}});
    labels("image_id,label\na,x\nb,y\nc,x\n");
  }

  private void write(float[][] rows) {
    try (NpyFile file = NpyFile.create(npy, rows[0].length)) {
      for (int i = 0; i < rows.length; i++) {
        file.write(i, rows[i]);
      }
      file.finish(rows.length);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void labels(String text) {
    try {
      Files.writeString(csv, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private StoredEmbeddings open() {
    return StoredEmbeddings.open(npy, StoredFormat.USUAL);
  }

  private void refused(String... parts) {
    assertThatExceptionOfType(CollectionException.class)
        .isThrownBy(() -> {
          try (Stream<LabelledEmbedding> rows = open().stream()) {
            rows.forEach(_ -> {});
          }
        })
        .satisfies(e -> Arrays.stream(parts).forEach(part -> message(e, part)));
  }

  private static void message(CollectionException e, String part) {
    assertThat(e).hasMessageContaining(part);
  }

  @Test
  void stream_notFiniteAmongCopies_namesTheRowsOfPhotos() {
    labels("image_id,label,copy_of\na,t,\na,t,a\nb,t,\nb,t,b\nc,t,\n");
    float nan = Float.NaN;
    write(new float[][] {{1, nan}, {nan, 4}, {5, 6}, {nan, 8}, {nan, 9}});

    refused("e.npy: 2 rows hold NaN or infinite values: row 0 (a), row 4 (c)");
  }

  @Test
  void open_nothingButCopies_isRefused() {
    labels("image_id,label,copy_of\na,t,x\nb,t,x\nc,t,x\n");
    write(new float[][] {{1, 2}, {3, 4}, {5, 6}});

    refused("e.csv marks every row as a copy (copy_of)");
  }

  @Test
  void stream_notFinite_namesEveryRow() {
    write(new float[][] {{1, Float.NaN}, {3, 4}, {Float.NEGATIVE_INFINITY, 6}});

    refused("e.npy: 2 rows hold NaN or infinite values: row 0 (a), row 2 (c)", "leave them out");
  }

  @Test
  void open_labelMissing_isRefused() {
    labels("image_id,label\na,x\nb,y\n");

    refused("e.csv holds 2 labels where", "e.npy holds 3 embeddings");
  }

  @Test
  void open_unknownLabelColumn_namesTheNearest() {
    labels("image_id,labl\na,x\nb,y\nc,x\n");

    refused("e.csv line 1", "unknown column 'labl'; did you mean 'label'?");
  }

  @Test
  void open_labelColumnOfAnotherName_namesTheNearest() {
    assertThatExceptionOfType(CollectionException.class)
        .isThrownBy(() -> StoredEmbeddings.open(npy, new StoredFormat(null, "my_label", null)))
        .withMessageContaining("there is no column my_label; the nearest one is 'label'");
  }

  @Test
  void open_blankLabel_namesTheLine() {
    labels("image_id,label\na,x\nb,\nc,x\n");

    refused("e.csv line 3, column 'label': the cell is blank");
  }

  @Test
  void open_imageIdTwice_namesBothRows() {
    labels("image_id,label\na,x\nb,y\na,x\n");

    refused("e.csv line 4", "'a' stands in row 0 already");
  }

  @Test
  void open_rowsInAnotherOrder_isRefused() {
    labels("row,label\n0,x\n2,y\n1,x\n");

    refused("e.csv line 3, column 'row': is '2' where row 1 is due");
  }

  @Test
  void open_cutOff_saysHowMuchIsMissing() throws IOException {
    byte[] whole = Files.readAllBytes(npy);
    Files.write(npy, Arrays.copyOf(whole, whole.length - 1));

    refused("e.npy is cut off: 3 rows of 2 values need 152 bytes, the file has 151");
  }

  @Test
  void open_cutOffWithinTheHeader_isRefused() throws IOException {
    Files.write(npy, Arrays.copyOf(Files.readAllBytes(npy), 40));

    refused("e.npy is cut off within its header");
  }

  @Test
  void open_noNumPyFile_isRefused() throws IOException {
    Files.writeString(npy, "image_id,label,and more\n");

    refused("e.npy is not a NumPy file");
  }

  @Test
  void open_wholeNumbers_saysHowToConvert() throws IOException {
    byte[] bytes = Files.readAllBytes(npy);
    String header = new String(bytes, StandardCharsets.ISO_8859_1);
    Files.write(npy, header.replace("<f4", "<i4").getBytes(StandardCharsets.ISO_8859_1));

    refused("values of type '<i4'", ".astype('float32')");
  }

  @Test
  void open_noLabels_saysHowToNameThem() throws IOException {
    Files.delete(csv);

    refused("e.npy holds no labels and there is no", "--labels CSV");
  }

  @Test
  void open_anotherKindOfFile_isRefused() {
    npy = csv;

    refused("e.csv is no file of embeddings that is understood; use .npy, .parquet or .mat");
  }
}
