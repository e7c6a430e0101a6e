package naja.indexer;

import static naja.photo.augment.AugmentationKind.CROPS;
import static naja.photo.augment.AugmentationKind.FLIPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import naja.collection.CollectionReader;
import naja.encoder.Embedding;
import naja.encoder.ImageEncoder;
import naja.encoder.InputBatch;
import naja.photo.augment.AugmentationKind;
import naja.photo.augment.AugmentationPlan;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentedExportTest {
  private static final int COLUMNS = 4;
  private static final int NPY_HEADER = 128;

  @TempDir Path folder;

  private RunReport export(
      String name, ImageEncoder encoder, int workers, int copies, AugmentationKind... kinds) {
    IndexerSettings settings = IndexerSettings.DEFAULT.withWorkers(workers);
    AugmentationPlan plan = new AugmentationPlan(Set.of(kinds), copies, 3);
    return new EmbeddingExport(encoder, settings, ProgressListener.silent(), plan)
        .write(CollectionReader.of(folder.resolve("photos")), folder.resolve(name));
  }

  private float[][] rows(String name) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name + ".npy")));
    var values = bytes.position(NPY_HEADER).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[][] rows = new float[values.remaining() / COLUMNS][COLUMNS];
    for (float[] row : rows) {
      values.get(row);
    }
    return rows;
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name + ".csv"));
  }

  private void assertSameFiles(String name, String other) throws IOException {
    for (String suffix : List.of(".npy", ".csv", ".failures.csv")) {
      assertThat(folder.resolve(name + suffix))
          .hasSameBinaryContentAs(folder.resolve(other + suffix));
    }
  }

  /// Tells left from right: the first sample that the encoder is given, the upper left one.
  private static ImageEncoder leftEdge() {
    return new ScriptedEncoder(embeddings -> embeddings) {
      @Override
      public List<Embedding> encode(InputBatch batch) {
        int photo = batch.preprocessor().floatsPerPhoto();
        return IntStream.range(0, batch.size())
            .mapToObj(i -> Embedding.of(new float[] {batch.values().get(i * photo), 0, 0, 0.1f}))
            .toList();
      }
    };
  }

  private static void shaded(Path file, boolean mirrored) throws IOException {
    BufferedImage image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 64; x++) {
      for (int y = 0; y < 32; y++) {
        image.setRGB(mirrored ? 63 - x : x, y, x * 0x040000 | y * 8);
      }
    }
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void write_flips_aCopyIsTheEmbeddingOfTheMirroredPhoto() throws IOException {
    shaded(folder.resolve("photos/cobra/a.png"), false);
    shaded(folder.resolve("photos/cobra/b.png"), true);

    export("E", leftEdge(), 2, 1, FLIPS);

    float[][] rows = rows("E");
    assertThat(rows).hasDimensions(4, COLUMNS);
    assertThat(rows[1]).isEqualTo(rows[2]).isNotEqualTo(rows[0]);
    assertThat(rows[3]).isEqualTo(rows[0]);
  }

  @Test
  void write_flipsAndCrops_listsEveryPhotoAndThenItsCopies() throws IOException {
    TestPhotos.collection(folder.resolve("photos"), 2);

    RunReport report = export("E", new FakeImageEncoder(), 2, 2, FLIPS, CROPS);

    assertThat(report.embedded()).isEqualTo(2);
    assertThat(lines("E")).hasSize(7);
    assertThat(lines("E").subList(0, 2))
        .containsExactly(
            "row,path,taxon_id,observation_id,copy_of,augmentation",
            "0,cobra/0000.png,cobra,cobra/0000.png,,");
    String copy = ",%1$s,%2$s,%1$s,%1$s,\"(flip\\+)?crop:\\d+,\\d+,\\d+,\\d+\"";
    assertThat(lines("E").get(1 + 1)).matches("1" + copy.formatted("cobra/0000.png", "cobra"));
    assertThat(lines("E").get(1 + 5)).matches("5" + copy.formatted("viper/0001.png", "viper"));
    // A photo of one colour looks the same in every part.
    float[][] rows = rows("E");
    assertThat(rows[2]).containsExactly(rows[0], within(0.01f));
    assertThat(rows[5]).containsExactly(rows[3], within(0.01f)).isNotEqualTo(rows[0]);
  }

  @Test
  void write_otherNumberOfWorkers_makesTheSameFiles() throws IOException {
    PatternedPhotos.collection(folder.resolve("photos"), 12, 5);
    Files.writeString(folder.resolve("photos/cobra/bad.jpg"), "text");

    export("one", new FakeImageEncoder(), 1, 5, FLIPS, CROPS);
    export("four", new FakeImageEncoder(), 4, 5, FLIPS, CROPS);

    assertThat(rows("one")).hasDimensions(72, COLUMNS);
    // Means of 16 samples can be equal by chance, but not many of them.
    assertThat(Arrays.stream(rows("one")).map(Arrays::toString).distinct()).hasSizeGreaterThan(60);
    assertSameFiles("one", "four");
  }

  @Test
  void write_originals_areTheRowsWithoutCopies() throws IOException {
    PatternedPhotos.collection(folder.resolve("photos"), 6, 5);

    export("plain", new FakeImageEncoder(), 2, 0);
    export("copies", new FakeImageEncoder(), 2, 3, CROPS);

    assertThat(lines("plain").getFirst()).isEqualTo("row,path");
    for (int photo = 0; photo < 6; photo++) {
      assertThat(rows("copies")[4 * photo]).isEqualTo(rows("plain")[photo]);
    }
  }

  @Test
  void write_aCopyThatIsNothingButZeros_leavesOutItsPhotoWhole() throws IOException {
    shaded(folder.resolve("photos/cobra/a.png"), false);
    TestPhotos.collection(folder.resolve("photos"), 2);
    var seen = new AtomicInteger();
    ImageEncoder zeroForTheSecond =
        new ScriptedEncoder(embeddings ->
            embeddings.stream()
                .map(e -> seen.getAndIncrement() == 1 ? Embedding.of(new float[COLUMNS]) : e)
                .toList());

    RunReport report = export("E", zeroForTheSecond, 1, 1, FLIPS);

    assertThat(report.failed()).isOne();
    assertThat(lines("E").stream().skip(1).map(line -> line.split(",", 3)[1]))
        .containsExactly("cobra/a.png", "cobra/a.png", "viper/0001.png", "viper/0001.png");
    assertThat(rows("E")).hasDimensions(4, COLUMNS);
    assertThat(Files.readString(folder.resolve("E.failures.csv"))).contains("cobra/0000.png");
  }
}
