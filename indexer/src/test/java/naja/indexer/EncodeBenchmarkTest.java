package naja.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import naja.collection.CollectionReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class EncodeBenchmarkTest {
  private static final IndexerSettings SETTINGS = IndexerSettings.DEFAULT.withWorkers(2);

  @TempDir Path folder;

  @Test
  void run_collection_measuresBothWaysWithTheSameEncoder() throws IOException {
    TestPhotos.collection(folder, 120);
    AtomicLong encoded = new AtomicLong();
    ScriptedEncoder encoder =
        new ScriptedEncoder(embeddings -> {
          encoded.addAndGet(embeddings.size());
          return embeddings;
        });

    EncodeBenchmarkReport report =
        new EncodeBenchmark(encoder, SETTINGS).run(CollectionReader.of(folder), 100);

    assertThat(report.photos()).isEqualTo(100);
    assertThat(encoded.get())
        .as("100 from files, at least as many alone, and the warm-up")
        .isGreaterThan(200);
    assertThat(report.photosPerSecond()).isPositive();
    assertThat(report.ratio())
        .isEqualTo(report.photosPerSecond() / report.encoderPhotosPerSecond());
    assertThat(report.stages().cpu().get(Stage.DECODE)).isPositive();
    assertThat(report.stages().cpu().get(Stage.THUMBNAIL)).isPositive();
    assertThat(report.stages().cpu().get(Stage.WRITE)).isPositive();
  }

  @Test
  void run_fewPhotos_measuresThemAll() throws IOException {
    TestPhotos.collection(folder, 3);

    EncodeBenchmarkReport report =
        new EncodeBenchmark(new ScriptedEncoder(embeddings -> embeddings), SETTINGS)
            .run(CollectionReader.of(folder), 1000);

    assertThat(report.photos()).isEqualTo(3);
    assertThat(report.ratio()).isPositive();
    assertThat(JsonMapper.shared().readTree(report.toJson()).get("photos").asInt()).isEqualTo(3);
    assertThat(report.toTable()).contains("encoder alone", "CPU decode");
  }
}
