package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import naja.encoder.Embedding;
import naja.photo.ExifOrientation;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;
import naja.photo.PhotoLimits;
import naja.photo.TileGrid;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotEmbedderTest {
  private static final int PLOTS = 25;
  private static final TileGrid GRID = new TileGrid(3, 2);
  private static final IndexerSettings SETTINGS = IndexerSettings.DEFAULT.withWorkers(3);

  @TempDir Path folder;

  /// Keeps what comes.
  private static final class Keeping implements PlotEmbedder.Taker {
    final Map<Integer, List<Embedding>> tiles = new ConcurrentHashMap<>();
    final Map<Integer, String> failures = new ConcurrentHashMap<>();

    @Override
    public void embedded(int plot, List<Embedding> embeddings) {
      assertThat(tiles.put(plot, embeddings)).isNull();
    }

    @Override
    public void failed(int plot, String reason) {
      assertThat(failures.put(plot, reason)).isNull();
    }
  }

  @Test
  void run_plots_getTheTilesOfEachAloneInBatchesAcrossPlots() throws IOException {
    List<Path> plots = plots();
    Keeping taker = new Keeping();
    AtomicInteger largest = new AtomicInteger();
    var encoder =
        new ScriptedEncoder(batch -> {
          largest.accumulateAndGet(batch.size(), Math::max);
          return batch;
        });

    assertThat(new PlotEmbedder(encoder, SETTINGS, GRID, _ -> {}).run(plots, taker)).isTrue();

    assertThat(taker.failures).isEmpty();
    assertThat(taker.tiles).hasSize(PLOTS);
    for (int plot = 0; plot < PLOTS; plot++) {
      assertThat(taker.tiles.get(plot)).isEqualTo(alone(plots.get(plot)));
    }
    assertThat(largest.get()).isBetween(GRID.size() + 1, SETTINGS.batchSize());
  }

  @Test
  void run_plotsThatCannotBeUsed_areToldOnceAndTheOthersComeThrough() throws IOException {
    List<Path> plots = plots();
    plots.add(2, plot("thin.png", 2, 40, 7));
    plots.add(5, Files.writeString(folder.resolve("text.png"), "no photo"));
    Keeping taker = new Keeping();
    List<Progress> progress = new ArrayList<>();

    var embedder = new PlotEmbedder(new FakeImageEncoder(), SETTINGS, GRID, progress::add);
    assertThat(embedder.run(plots, taker)).isTrue();

    assertThat(taker.failures).containsOnlyKeys(2, 5);
    assertThat(taker.failures.get(2))
        .isEqualTo("too_small: has 2 x 40 pixels, which cannot be cut into 3 x 2 tiles");
    assertThat(taker.tiles).hasSize(PLOTS).doesNotContainKeys(2, 5);
    assertThat(progress.getLast().embedded()).isEqualTo(PLOTS);
    assertThat(progress.getLast().failed()).isEqualTo(2);
    assertThat(progress.getLast().total()).isEqualTo(PLOTS + 2);
  }

  @Test
  void run_tileThatTheEncoderRefuses_failsItsPlotAlone() throws IOException {
    List<Path> plots = plots();
    Embedding refused = alone(plots.get(4)).get(3);
    Keeping taker = new Keeping();
    var encoder =
        new ScriptedEncoder(batch ->
            batch.stream()
                .map(tile -> tile.equals(refused) ? Embedding.of(0, 0, 0, 0) : tile)
                .toList());

    assertThat(new PlotEmbedder(encoder, SETTINGS, GRID, _ -> {}).run(plots, taker)).isTrue();

    assertThat(taker.failures).containsOnlyKeys(4);
    assertThat(taker.failures.get(4)).startsWith("zero_embedding: ");
    assertThat(taker.tiles).hasSize(PLOTS - 1).doesNotContainKey(4);
  }

  private List<Path> plots() throws IOException {
    List<Path> plots = new ArrayList<>();
    for (int i = 0; i < PLOTS; i++) {
      plots.add(plot(i + ".png", 31 + i, 22, i));
    }
    return plots;
  }

  /// A plot on which no tile is like another.
  private Path plot(String name, int width, int height, int number) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, new Color(x * 255 / width, y * 255 / height, number * 9).getRGB());
      }
    }
    Path file = folder.resolve(name);
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    return file;
  }

  private static List<Embedding> alone(Path plot) throws IOException {
    var photo = new Photo("plot", Files.readAllBytes(plot));
    var pixels = new PhotoDecoder(PhotoLimits.DEFAULT).decode(photo, ExifOrientation.APPLIED);
    return new FakeImageEncoder().encode(GRID.cut(pixels));
  }
}
