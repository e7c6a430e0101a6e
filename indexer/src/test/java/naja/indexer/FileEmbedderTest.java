package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import naja.encoder.Embedding;
import naja.encoder.PhotoEmbedder;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;
import naja.photo.PhotoLimits;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEmbedderTest {
  private static final int PHOTOS = 30;
  private static final IndexerSettings SETTINGS = IndexerSettings.DEFAULT.withWorkers(3);

  @TempDir Path folder;

  /// Keeps what comes.
  private static class Keeping implements FileEmbedder.Taker {
    final Map<Integer, Embedding> embeddings = new ConcurrentHashMap<>();
    final Map<Integer, String> failures = new ConcurrentHashMap<>();

    @Override
    public void embedded(int file, Embedding embedding) {
      assertThat(embeddings.put(file, embedding)).isNull();
    }

    @Override
    public void failed(int file, String reason) {
      assertThat(failures.put(file, reason)).isNull();
    }
  }

  @Test
  void run_files_getTheEmbeddingsOfEachAloneInBatches() throws IOException {
    List<Path> files = files();
    files.add(files.getFirst());
    Keeping taker = new Keeping();
    AtomicInteger largest = new AtomicInteger();
    var encoder =
        new ScriptedEncoder(batch -> {
          largest.accumulateAndGet(batch.size(), Math::max);
          return batch;
        });

    assertThat(new FileEmbedder(encoder, SETTINGS, _ -> {}).run(files, taker)).isTrue();

    var alone = new PhotoEmbedder(new PhotoDecoder(PhotoLimits.DEFAULT), new FakeImageEncoder());
    assertThat(taker.embeddings).hasSize(PHOTOS + 1);
    for (int file = 0; file < files.size(); file++) {
      Photo photo = new Photo("photo", Files.readAllBytes(files.get(file)));
      assertThat(taker.embeddings.get(file)).isEqualTo(alone.embed(List.of(photo)).getFirst());
    }
    assertThat(taker.failures).isEmpty();
    assertThat(largest.get()).isBetween(2, SETTINGS.batchSize());
  }

  @Test
  void run_unusableFiles_areToldByTheirPlacesAndReasons() throws IOException {
    List<Path> files = files();
    files.add(3, Files.writeString(folder.resolve("text.jpg"), "no photo"));
    files.add(9, folder.resolve("missing.jpg"));
    Keeping taker = new Keeping();
    List<Progress> progress = new ArrayList<>();

    assertThat(new FileEmbedder(new FakeImageEncoder(), SETTINGS, progress::add).run(files, taker))
        .isTrue();

    assertThat(taker.failures).containsOnlyKeys(3, 9);
    assertThat(taker.failures.get(3)).contains("text.jpg");
    assertThat(taker.failures.get(9)).startsWith("io_error: ").contains("missing.jpg");
    assertThat(taker.embeddings).hasSize(PHOTOS).doesNotContainKeys(3, 9);
    assertThat(progress.getLast().embedded()).isEqualTo(PHOTOS);
    assertThat(progress.getLast().failed()).isEqualTo(2);
    assertThat(progress.getLast().total()).isEqualTo(PHOTOS + 2);
  }

  @Test
  void run_takerThatThrows_endsWithWhatItThrew() throws IOException {
    List<Path> files = files();
    var taker =
        new Keeping() {
          @Override
          public void embedded(int file, Embedding embedding) {
            throw new IllegalStateException("no calibration");
          }
        };
    var embedder = new FileEmbedder(new FakeImageEncoder(), SETTINGS, _ -> {});

    assertThatThrownBy(() -> embedder.run(files, taker)).hasMessage("no calibration");
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < PHOTOS; i++) {
      files.add(TestPhotos.write(folder.resolve(i + ".png"), TestPhotos.colour(i)));
    }
    return files;
  }
}
