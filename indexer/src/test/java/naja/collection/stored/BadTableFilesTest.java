package naja.collection.stored;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import naja.collection.CollectionException;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with a Parquet or MATLAB file is said with file, row or column, and way out.
final class BadTableFilesTest {
  @TempDir private Path folder = Path.of("");

  private static ThrowableAssertAlternative<CollectionException> refused(
      Path file, @Nullable String embeddingColumn) {
    StoredFormat format = new StoredFormat(null, null, embeddingColumn);
    return assertThatExceptionOfType(CollectionException.class)
        .isThrownBy(() -> {
          try (Stream<LabelledEmbedding> rows = StoredEmbeddings.open(file, format).stream()) {
            rows.forEach(_ -> {});
          }
        });
  }

  private static Path fixture(String name) {
    return StoredEmbeddingsTest.fixture(name);
  }

  private Path cut(String name, int sixteenths) throws IOException {
    byte[] whole = Files.readAllBytes(fixture(name));
    return Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length * sixteenths / 16));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list-plain.parquet",
        "fixed-list-zstd.parquet",
        "cells-v5.mat",
        "transposed-v5.mat",
        "cells-v73.mat"
      })
  void stream_cutOffAnywhere_isRefusedByName(String name) throws IOException {
    for (int sixteenths = 1; sixteenths < 16; sixteenths++) {
      refused(cut(name, sixteenths), null).withMessageContaining(name);
    }
  }

  @Test
  void open_parquetCutOff_saysSo() throws IOException {
    refused(cut("list-plain.parquet", 12), null).withMessageContaining("is cut off");
  }

  @Test
  void open_noParquetFile_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("e.parquet"), "image_id,label and more");

    refused(file, null).withMessageContaining("e.parquet is not a Parquet file");
  }

  @Test
  void open_matlab4_saysHowToWriteIt() throws IOException {
    byte[] head = new byte[160];
    head[8] = 1;
    Path file = Files.write(folder.resolve("e.mat"), head);

    refused(file, null)
        .withMessageContaining("e.mat is a MATLAB file of version 4")
        .withMessageContaining("save -v7");
  }

  @Test
  void open_unknownEmbeddingColumn_namesTheNearest() {
    refused(fixture("list-plain.parquet"), "embeding")
        .withMessageContaining("there is no column embeding")
        .withMessageContaining("the nearest one is 'embedding'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cells-v5.mat", "cells-v73.mat"})
  void open_unknownMatrix_namesTheNearest(String name) {
    refused(fixture(name), "featurs")
        .withMessageContaining("there is no matrix featurs")
        .withMessageContaining("the nearest one is 'features'");
  }

  @Test
  void open_misspeltLabelColumn_namesTheNearest() {
    refused(fixture("mistyped.parquet"), null)
        .withMessageContaining("mistyped.parquet: there is no column")
        .withMessageContaining("the nearest one is 'labl'");
  }

  @Test
  void stream_raggedLists_nameTheRow() {
    refused(fixture("ragged.parquet"), null)
        .withMessageContaining(
            "ragged.parquet row 1: the list has 3 values where the first row has 2");
  }
}
