package naja.collection.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import naja.encoder.Embedding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract of every reader: the files of `stored/make.py` hold the same five photos, written
/// by NumPy, PyArrow, pandas, SciPy and h5py.
final class StoredEmbeddingsTest {
  private static final float[][] VALUES = {
    {0.5f, -1.25f, 3, 0},
    {2, 0.125f, -8, 1},
    {1, 1, 1, 1},
    {-0.75f, 4, 0.0625f, 2},
    {16, -32, 0.5f, -1}
  };

  static Path fixture(String name) {
    try {
      var url = Objects.requireNonNull(StoredEmbeddingsTest.class.getResource("/stored/" + name));
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StoredEmbeddings open(String name) {
    StoredFormat format =
        name.endsWith(".npy") ? StoredFormat.withLabels(fixture("labels.csv")) : StoredFormat.USUAL;
    return StoredEmbeddings.open(fixture(name), format);
  }

  private static List<LabelledEmbedding> read(StoredEmbeddings file) {
    try (Stream<LabelledEmbedding> rows = file.stream()) {
      return rows.toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "float32.npy",
        "float16.npy",
        "float64-big-endian.npy",
        "float32-fortran-v2.npy",
        "float32-big-endian-v3.npy",
        "list-plain.parquet",
        "list-snappy.parquet",
        "list-empty-page.parquet",
        "fixed-list-zstd.parquet",
        "double-list-gzip.parquet",
        "columns.parquet",
        "cells-v5.mat",
        "transposed-v5.mat",
        "cells-v73.mat",
        "transposed-v73.mat"
      })
  void stream_everyFormat_yieldsTheSamePhotosInTheOrderOfTheFile(String name) {
    StoredEmbeddings file = open(name);

    assertThat(file.dimension()).isEqualTo(4);
    assertThat(file.rows()).isEqualTo(5);
    assertThat(file.encoder()).isEmpty();
    List<LabelledEmbedding> rows = read(file);
    assertThat(rows)
        .extracting(LabelledEmbedding::embedding)
        .containsExactly(Stream.of(VALUES).map(Embedding::of).toArray(Embedding[]::new));
    assertThat(rows)
        .extracting(row ->
            String.join(
                " ",
                row.photo().imageId(),
                row.photo().taxon().id(),
                row.photo().observationId(),
                row.photo().split()))
        .containsExactly(
            "a.jpg 101 o1 train",
            "b.jpg 102 o1 train",
            "c.jpg 101 o2 train",
            "d.jpg 103 o3 test",
            "ü.jpg 102 o4 test");
    assertThat(rows).extracting(row -> row.photo().contentHash()).doesNotHaveDuplicates();
    assertThat(read(file)).as("read again").isEqualTo(rows);
  }
}
