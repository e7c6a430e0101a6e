package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import naja.collection.CollectionReader;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingExportTest {
  private static final int PHOTOS = 50;
  private static final int COLUMNS = 4;

  @TempDir Path folder;
  private Path photos;
  private Path target;

  @BeforeEach
  void draw() throws IOException {
    photos = folder.resolve("photos");
    target = folder.resolve("out/E");
    TestPhotos.collection(photos, PHOTOS);
  }

  private RunReport export() {
    return new EmbeddingExport(
            new FakeImageEncoder(),
            IndexerSettings.DEFAULT.withWorkers(3),
            ProgressListener.silent())
        .write(CollectionReader.of(photos), target);
  }

  private Path file(String suffix) {
    return target.resolveSibling("E" + suffix);
  }

  /// Reads the file by the letter of NumPy's format description, not with our own code.
  private float[][] rows() throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(file(".npy"))).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[8];
    bytes.get(magic);
    assertThat(magic).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
    byte[] header = new byte[Short.toUnsignedInt(bytes.getShort())];
    bytes.get(header);
    assertThat(bytes.position() % 64).isZero();
    int rows = bytes.remaining() / (COLUMNS * Float.BYTES);
    assertThat(new String(header, StandardCharsets.US_ASCII))
        .startsWith(
            "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }"
                .formatted(rows, COLUMNS))
        .endsWith(" \n");
    float[][] values = new float[rows][COLUMNS];
    for (float[] row : values) {
      bytes.asFloatBuffer().get(row);
      bytes.position(bytes.position() + COLUMNS * Float.BYTES);
    }
    assertThat(bytes.hasRemaining()).isFalse();
    return values;
  }

  private void assertRowsMatchTheirPhotos() throws IOException {
    float[][] rows = rows();
    List<String> lines = Files.readAllLines(file(".csv"));
    assertThat(lines.getFirst()).isEqualTo("row,path");
    List<String> paths = lines.stream().skip(1).map(line -> line.split(",", 2)[1]).toList();
    assertThat(paths).hasSize(rows.length).isSorted();
    for (int row = 0; row < rows.length; row++) {
      assertThat(lines.get(row + 1)).startsWith(row + ",");
      int number = Integer.parseInt(paths.get(row).replaceAll("\\D", ""));
      float green = TestPhotos.colour(number).getGreen() / 255f;
      assertThat(rows[row][1]).isCloseTo((green - 0.5f) / 0.5f, within(0.03f));
    }
  }

  @Test
  void write_photos_areRowsInAscendingOrderOfPaths() throws IOException {
    RunReport report = export();

    assertThat(report.embedded()).isEqualTo(PHOTOS);
    assertThat(rows()).hasDimensions(PHOTOS, COLUMNS);
    assertRowsMatchTheirPhotos();
    assertThat(Files.readAllLines(file(".failures.csv"))).hasSize(1);
  }

  @Test
  void write_badPhotos_haveNoRows() throws IOException {
    Files.createFile(photos.resolve("cobra/0000.bmp"));
    Files.writeString(photos.resolve("cobra/0009.jpg"), "text");
    Files.writeString(photos.resolve("viper/9999.jpg"), "text");

    RunReport report = export();

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE_WITH_FAILED_PHOTOS);
    assertThat(rows()).hasDimensions(PHOTOS, COLUMNS);
    assertRowsMatchTheirPhotos();
    assertThat(Files.readAllLines(file(".failures.csv")))
        .hasSize(4)
        .element(1)
        .asString()
        .startsWith("cobra/0000.bmp,empty,");
  }

  @Test
  void write_again_replacesTheFiles() throws IOException {
    export();
    TestPhotos.write(photos.resolve("viper/0001.png"), TestPhotos.colour(77));
    Files.delete(photos.resolve("cobra/0000.png"));

    export();

    assertThat(rows()).hasDimensions(PHOTOS - 1, COLUMNS);
    try (var files = Files.list(target.getParent())) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("E.npy", "E.csv", "E.failures.csv");
    }
  }
}
