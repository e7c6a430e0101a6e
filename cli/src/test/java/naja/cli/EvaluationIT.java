package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Splits, protocols and the service on drawn photos, by the command line alone.
final class EvaluationIT {
  @TempDir Path folder;
  private final CommandLineRun naja = new CommandLineRun();
  private TintedPhotos photos;
  private Path gallery;
  private Path split;

  @BeforeEach
  void index() throws IOException {
    photos = TintedPhotos.draw(folder.resolve("collection"));
    gallery = folder.resolve("gallery");
    split = folder.resolve("split.csv");
    naja.with("NAJA_HOME", folder.resolve("home"));
    run(0, "index", "--images", photos.images(), "--taxa", photos.species(), "--gallery", gallery);
    run(0, "eval", "split", "--gallery", gallery, "--split", "k-fold,folds=3", "--output", split);
  }

  @Test
  void splitFile_everyProtocol_reportsItsHash() {
    assertThat(naja.out()).contains("round 3:").contains("of the questions leak");

    run(0, "eval", "prototypes", "--gallery", gallery, "--split", split, "--format", "json");
    JsonNode prototypes = json();
    run(0, "eval", "knn", "--gallery", gallery, "--split", split, "--format", "json");

    assertThat(prototypes.get("n").asInt()).isEqualTo(3 * TintedPhotos.EACH);
    assertThat(json().get("split_sha256")).isEqualTo(prototypes.get("split_sha256"));
    assertThat(prototypes.get("rounds").size()).isEqualTo(3);
  }

  @Test
  void splitFile_gallerySinceGrown_isRefusedWithThePhotosByName() throws IOException {
    TintedPhotos.photo(photos.images().resolve("rust/late.jpg"), "rust", 77);
    run(0, "index", "--images", photos.images(), "--taxa", photos.species(), "--gallery", gallery);

    run(1, "eval", "knn", "--gallery", gallery, "--split", split);

    assertThat(naja.err()).contains("does not fit").contains("rust/late");
    assertThat(naja.out()).isEmpty();
  }

  @Test
  void service_photosAndEmbeddings_areAnsweredAsTheEvaluationSays() {
    run(0, "eval", "prototypes", "--gallery", gallery, "--split", split, "--format", "json");
    double top1 = json().get("top1").doubleValue();

    run(
        0,
        "eval",
        "service",
        "--gallery",
        gallery,
        "--split",
        split,
        "--images",
        photos.images(),
        "--format",
        "json");

    assertThat(json().get("asked").stringValue()).isEqualTo("photos");
    assertThat(json().get("n").asInt()).isEqualTo(3 * TintedPhotos.EACH);
    assertThat(json().get("http").get(0).doubleValue()).isEqualTo(top1);
    assertThat(json().get("differing").size()).isZero();

    run(0, "eval", "service", "--gallery", gallery, "--split", split);
    assertThat(naja.out()).contains("embeddings").contains("all answers are equal");
  }

  /// The photos on disk are no longer those that were indexed: the service sees other pictures than
  /// the evaluation.
  @Test
  void service_otherPhotosThanIndexed_endsWith1AndNamesThem() throws IOException {
    Path changed = photos.images().resolve("rust/0.jpg");
    Files.delete(changed);
    TintedPhotos.photo(changed, "sky", 5);

    run(1, "eval", "service", "--gallery", gallery, "--split", split, "--images", photos.images());

    assertThat(naja.out()).contains("differs      rust/0").contains("evaluation");
  }

  @Test
  void service_leaveOneOut_isRefused() {
    run(1, "eval", "service", "--gallery", gallery, "--split", "leave-one-out");

    assertThat(naja.err()).contains("asks about its references");
  }

  private void run(int expected, Object... words) {
    assertThat(naja.run(words)).as(naja.err()).isEqualTo(expected);
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(naja.out());
  }
}
