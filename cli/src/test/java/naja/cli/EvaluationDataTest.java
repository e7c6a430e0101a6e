package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Embeddings of another program are evaluated as they are, and by the same numbers as a gallery.
final class EvaluationDataTest extends DrawnEmbeddings {
  @Test
  void embeddings_everyProtocol_givesTheNumbersOfAGalleryOfThem() throws IOException {
    Path npy = write("old");
    Path gallery = folder.resolve("gallery");
    run(
        0,
        "index",
        "--embeddings",
        npy,
        "--labels",
        beside(npy),
        "--encoder-id",
        "old",
        "--gallery",
        gallery);

    for (String protocol : List.of("prototypes", "knn", "probe")) {
      run(0, "eval", protocol, "--gallery", gallery, "--format", "json");
      JsonNode expected = result();
      run(0, "eval", protocol, "--embeddings", npy, "--labels", beside(npy), "--format", "json");

      assertThat(result().get("scores")).isEqualTo(expected.get("scores"));
      assertThat(result().get("split_sha256")).isEqualTo(expected.get("split_sha256"));
      assertThat(expected.get("n").asInt()).isEqualTo(6);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prototypes",
        "probe",
        "votes",
        "retrieval",
        "clustering",
        "costs",
        "support",
        "calibration",
        "danger"
      })
  void json_ofEveryCommand_saysWhereItsNumbersComeFrom(String protocol) throws IOException {
    Path npy = write("old");
    Path gallery = folder.resolve("gallery");
    run(0, "index", "--embeddings", npy, "--encoder-id", "old", "--gallery", gallery);

    run(0, "eval", protocol, "--gallery", gallery, "--format", "json");

    JsonNode provenance = JsonMapper.shared().readTree(naja.out()).get("provenance");
    assertThat(provenance.get("encoder").get("encoder_id").stringValue()).isEqualTo("old");
    assertThat(provenance.get("encoder").get("dimension").intValue()).isEqualTo(DIMENSION);
    assertThat(provenance.get("generation").intValue()).isEqualTo(1);
    assertThat(provenance.get("command").stringValue())
        .isEqualTo("naja eval %s --gallery %s --format json".formatted(protocol, gallery));
    assertThat(provenance.get("version").stringValue()).isNotBlank();
    assertThat(provenance.get("commit").stringValue()).isNotBlank();
    boolean splits = !Set.of("support", "calibration", "danger").contains(protocol);
    assertThat(provenance.get("split_sha256").isNull()).isNotEqualTo(splits);
    assertThat(provenance.get("split").isNull()).isNotEqualTo(splits);
  }

  @Test
  void seed_ofTheIntervals_changesThemAndNothingElse() throws IOException {
    Path npy = write("old");
    JsonNode usual = scores(npy, 42);
    JsonNode other = scores(npy, 7);

    assertThat(scores(npy, 42)).isEqualTo(usual);
    assertThat(other).isNotEqualTo(usual);
    for (int i = 0; i < usual.size(); i++) {
      assertThat(other.get(i).get("value")).isEqualTo(usual.get(i).get("value"));
    }
  }

  private JsonNode scores(Path npy, long seed) {
    run(
        0,
        "eval",
        "retrieval",
        "--embeddings",
        npy,
        "--split",
        "leave-one-out",
        "--seed",
        seed,
        "--format",
        "json");
    JsonNode report = JsonMapper.shared().readTree(naja.out());
    assertThat(report.get("provenance").get("seed").longValue()).isEqualTo(seed);
    assertThat(report.get("provenance").get("encoder").isNull()).isTrue();
    assertThat(report.at("/provenance/files/0/name").stringValue()).isEqualTo("old.npy");
    return report.get("scores");
  }

  @Test
  void testEmbeddings_ofTheirOwn_areAskedAgainstTheOthers() throws IOException {
    Path train = write("train");
    vectors.clear();
    labels.clear();
    add("ash", unit(0));
    add("birch", unit(1));
    add("cedar", unit(0));
    Path test = write("test");

    run(0, "eval", "prototypes", "--embeddings", train, "--test-embeddings", test);

    assertThat(naja.out())
        .contains("right        2 of 3", "test file test.npy", "leaks        none");
    run(
        2,
        "eval",
        "knn",
        "--embeddings",
        train,
        "--test-embeddings",
        test,
        "--split",
        "stratified");
    assertThat(naja.err()).contains("leave --split out");
  }

  @Test
  void splitFile_ofEmbeddings_isTakenAgain() throws IOException {
    Path npy = write("old");
    Path split = folder.resolve("split.csv");
    run(0, "eval", "split", "--embeddings", npy, "--split", "k-fold", "--output", split);

    run(0, "eval", "knn", "--embeddings", npy, "--split", split, "--format", "json");

    assertThat(result().get("n").asInt()).isEqualTo(3 * EACH);
    assertThat(result().get("rounds").size()).isEqualTo(5);
  }

  @Test
  void table_ofEveryRun_namesFilesSeedAndProgram() throws IOException {
    Path npy = write("old");
    run(0, "eval", "knn", "--embeddings", npy, "--seed", 7);

    assertThat(naja.out())
        .contains("file         old.npy, SHA-256 ")
        .containsPattern("seed {9}7\n")
        .containsPattern("measured {5}20\\d\\d-\\d\\d-\\d\\d with naja .+, commit .+\n");
  }
}
