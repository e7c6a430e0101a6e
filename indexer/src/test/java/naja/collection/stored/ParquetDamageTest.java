package naja.collection.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import naja.collection.CollectionException;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A damaged Parquet file gives the right numbers or an error that names it, never anything else.
final class ParquetDamageTest {
  private static final long SEED = 20_261_121;
  private static final int ROWS = 500;
  private static final int DIMENSION = 8;
  private static final int PAGE_ROWS = 100;

  /// Parquet looks at the size of a row group every hundred rows at most: these have a hundred.
  private static final long SMALL_GROUPS = 4_000;

  private static final long ONE_GROUP = 64L << 20;

  @TempDir private Path folder = Path.of("");

  private record Row(String image, String observation, String taxon, Embedding embedding) {}

  private static Embedding embedding(int row) {
    float[] values = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      values[i] = 1_000 * row + i + 0.25f;
    }
    return Embedding.of(values);
  }

  private static Row row(int row) {
    return new Row("photo-" + row, "individual-" + row / 2, "taxon-" + row % 7, embedding(row));
  }

  private static ReferencePhoto photo(Row row) {
    return ReferencePhoto.bare(
        row.image, row.observation, Taxon.labelled(row.taxon), row.image + ".jpg", "00");
  }

  private Path export(long rowGroupBytes) throws IOException {
    Path file = folder.resolve("e.parquet");
    var encoder = new EncoderFingerprint("e", "0".repeat(64), "none", "none", DIMENSION);
    try (ParquetOutput output = ParquetOutput.create(file, encoder, rowGroupBytes, PAGE_ROWS)) {
      for (int i = 0; i < ROWS; i++) {
        Row row = row(i);
        output.write(photo(row), row.embedding);
      }
      output.finish();
    }
    return file;
  }

  private static List<Row> read(Path file) {
    StoredEmbeddings embeddings = StoredEmbeddings.open(file, StoredFormat.USUAL);
    try (Stream<LabelledEmbedding> rows = embeddings.stream()) {
      return rows.map(row ->
              new Row(
                  row.photo().imageId(),
                  row.photo().observationId(),
                  row.photo().taxon().id(),
                  row.embedding()))
          .toList();
    }
  }

  private static List<Row> written() {
    return IntStream.range(0, ROWS).mapToObj(ParquetDamageTest::row).toList();
  }

  private static ThrowableAssertAlternative<CollectionException> refused(Path file) {
    return assertThatExceptionOfType(CollectionException.class).isThrownBy(() -> read(file));
  }

  /// Where the bytes of a float stand.
  private static int find(byte[] bytes, float value) {
    byte[] wanted = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array();
    return IntStream.range(0, bytes.length - 4)
        .filter(at -> Arrays.equals(bytes, at, at + 4, wanted, 0, 4))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    SMALL_GROUPS + ", 'row group 4 of 5, page 1'",
    ONE_GROUP + ", 'row group 1 of 1, page 4'"
  })
  void stream_flippedFloat_namesColumnRowGroupAndPage(long rowGroupBytes, String place)
      throws IOException {
    Path file = export(rowGroupBytes);
    byte[] bytes = Files.readAllBytes(file);
    assertThat(read(file)).isEqualTo(written());

    bytes[find(bytes, embedding(320).get(3))] ^= 1;
    Files.write(file, bytes);

    refused(file)
        .withMessageContaining("e.parquet: column 'embedding', " + place + ": ")
        .withMessageContaining("CRC")
        .withMessageContaining("copy or write it again");
  }

  @Test
  void stream_flippedText_namesItsColumn() throws IOException {
    Path file = export(SMALL_GROUPS);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("photo-420") + 8] ^= 1;
    Files.write(file, bytes);

    refused(file).withMessageContaining("column 'image_id', row group 5 of 5, page 1: ");
  }

  @Test
  void open_footerPointsBeyondTheFile_namesColumnAndRowGroup() throws IOException {
    Path file = export(SMALL_GROUPS);
    byte[] bytes = Files.readAllBytes(file);
    int footer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
    int body = bytes.length - 8 - footer;
    byte[] shorter = new byte[bytes.length - body / 2];
    System.arraycopy(bytes, 0, shorter, 0, body - body / 2);
    System.arraycopy(bytes, body, shorter, body - body / 2, footer + 8);
    Files.write(file, shorter);

    refused(file)
        .withMessageMatching("(?s).*column '.+', row group [1-5] of 5: .*within the file.*");
  }

  @Test
  void stream_damagedAnywhere_isRightOrRefusedByName() throws IOException {
    byte[] whole = Files.readAllBytes(export(SMALL_GROUPS));
    int refused = 0;
    for (int i = 0; i < 250; i++) {
      refused += isRefused(whole, SEED + i, written()) ? 1 : 0;
    }
    assertThat(refused).as("of 250").isGreaterThan(190);
  }

  /// Files of other programs have no checksums: numbers may be wrong, but nothing is thrown raw.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "list-plain.parquet",
        "list-snappy.parquet",
        "fixed-list-zstd.parquet",
        "double-list-gzip.parquet",
        "columns.parquet"
      })
  void stream_damagedFileOfAnotherProgram_isReadOrRefusedByName(String name) throws IOException {
    byte[] whole = Files.readAllBytes(StoredEmbeddingsTest.fixture(name));
    for (int i = 0; i < 60; i++) {
      isRefused(whole, SEED + i, List.of());
    }
  }

  /// @param expected the only rows that may come back; empty where any may
  private boolean isRefused(byte[] whole, long seed, List<Row> expected) throws IOException {
    Path file = Files.write(folder.resolve("damaged.parquet"), damage(whole, seed));
    try {
      List<Row> rows = read(file);
      if (!expected.isEmpty()) {
        assertThat(rows).as("seed " + seed).isEqualTo(expected);
      }
      return false;
    } catch (CollectionException e) {
      assertThat(e).as("seed " + seed).hasMessageContaining("damaged.parquet");
      return true;
    } catch (RuntimeException | OutOfMemoryError e) {
      return fail("seed " + seed + " is thrown raw", e);
    }
  }

  private static byte[] damage(byte[] whole, long seed) {
    Random random = new Random(seed);
    int at = random.nextInt(whole.length);
    byte[] bytes = whole.clone();
    switch (random.nextInt(4)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] += (byte) (1 + random.nextInt(255));
      case 2 -> Arrays.fill(bytes, at, Math.min(at + 16, bytes.length), (byte) 0);
      default -> bytes = Arrays.copyOf(bytes, at);
    }
    return bytes;
  }
}
