package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Protocols with reports of their own, asked of embeddings in files.
final class EvaluationReportTest extends DrawnEmbeddings {
  @Test
  void newtAndMultilabel_embeddingsWithTables_reportEveryReading() throws IOException {
    Path npy = write("old");
    StringBuilder tasks = new StringBuilder("image_id,task,split,label\n");
    String traits = "taxon_id,deciduous\nash,yes\nbirch,yes\ncedar,no\n";
    for (int row = 0; row < 2 * EACH; row++) {
      String part = row % 4 == 0 ? "test" : "train";
      tasks.append("row-%d,ash or birch,%s,%d\n".formatted(row, part, row / EACH));
    }
    Path taskFile = Files.writeString(folder.resolve("tasks.csv"), tasks);
    Path traitFile = Files.writeString(folder.resolve("traits.csv"), traits);

    JsonNode newt = newt(npy, taskFile, 7);
    assertThat(newt.get("results").size()).isEqualTo(4);
    assertThat(newt.at("/tasks/0/tested").asInt()).isEqualTo(6);
    run(0, "eval", "multilabel", "--embeddings", npy, "--traits", traitFile, "--epochs", 2);
    assertThat(naja.out()).contains("logit>0.5, hidden 512, epochs 2, seed 2", "deciduous");
  }

  @Test
  void newt_anotherSeed_movesTheIntervalsAndNothingElse() throws IOException {
    Path npy = write("old");
    StringBuilder tasks = new StringBuilder("image_id,task,split,label\n");
    for (int row = 0; row < labels.size(); row++) {
      // Every third photo has the wrong label, so that no machine can be right throughout.
      int label = (row / EACH + (row % 3 == 0 ? 1 : 0)) % 2;
      String part = row % 2 == 0 ? "test" : "train";
      tasks.append("row-%d,all,%s,%d\n".formatted(row, part, label));
      if (row >= EACH) {
        tasks.append("row-%d,later,%s,%d\n".formatted(row, part, label));
      }
    }
    Path file = Files.writeString(folder.resolve("tasks.csv"), tasks);

    JsonNode usual = newt(npy, file, 42).get("results");
    JsonNode other = newt(npy, file, 7).get("results");

    assertThat(other).isNotEqualTo(usual);
    assertThat(other.findValues("value")).isNotEmpty().isEqualTo(usual.findValues("value"));
  }

  @Test
  void calibrationAndDanger_embeddings_giveTheNumbersOfAGalleryOfThem() throws IOException {
    Path npy = write("old");
    Path species = folder.resolve("species.csv");
    Files.writeString(
        species,
        "taxon_id,scientific_name,venomous\nash,Fraxinus,yes\nbirch,Betula,no\ncedar,Cedrus,no\n");
    Path gallery = folder.resolve("gallery");
    run(
        0,
        "index",
        "--embeddings",
        npy,
        "--labels",
        beside(npy),
        "--taxa",
        species,
        "--encoder-id",
        "old",
        "--gallery",
        gallery);

    for (String command : List.of("calibration", "danger")) {
      run(0, "eval", command, "--gallery", gallery, "--format", "json");
      String expected = naja.out();
      run(0, "eval", command, "--embeddings", npy, "--taxa", species, "--format", "json");

      assertThat(numbers(naja.out())).as(command).isNotEmpty().isEqualTo(numbers(expected));
    }
  }

  @Test
  void report_embeddings_hasTheNumbersOfAGalleryOfThem() throws Exception {
    Path npy = write("old");
    Path gallery = folder.resolve("gallery");
    run(0, "index", "--embeddings", npy, "--encoder-id", "old", "--gallery", gallery);
    JsonNode expected = report("gallery-report", "--gallery", gallery);

    JsonNode report = report("file-report", "--embeddings", npy);

    for (String part : List.of("taxa", "calibration", "confusion", "venom", "support_curve")) {
      assertThat(report.get(part)).as(part).isEqualTo(expected.get(part));
    }
    assertThat(report.get("protocols").size()).isEqualTo(6);
    for (int i = 0; i < 6; i++) {
      assertThat(report.get("protocols").get(i).get("scores"))
          .isEqualTo(expected.get("protocols").get(i).get("scores"));
    }
    assertThat(report.at("/protocols/0/n").asInt()).isEqualTo(3 * EACH);
    JsonNode provenance = report.get("provenance");
    assertThat(provenance.get("gallery").isNull()).isTrue();
    assertThat(provenance.at("/files/0/name").stringValue()).isEqualTo("old.npy");
    assertThat(provenance.at("/files/0/sha256").stringValue()).isEqualTo(sha256(npy));
    assertThat(provenance.at("/files/1/sha256").stringValue()).isEqualTo(sha256(beside(npy)));
    assertThat(report.at("/evaluation/command").stringValue())
        .startsWith("naja eval report --embeddings " + npy);
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private JsonNode report(String output, Object option, Path data) throws IOException {
    Path to = folder.resolve(output);
    run(0, "eval", "report", option, data, "--output", to);
    assertThat(to.resolve("report.md")).content().contains(data.getFileName().toString());
    assertThat(to.resolve("report.html")).isNotEmptyFile();
    return JsonMapper.shared().readTree(Files.readString(to.resolve("report.json")));
  }

  @Test
  void report_testEmbeddingsOfTheirOwn_namesAllFiles() throws IOException {
    Path train = write("train");
    Path test = write("test");
    Path to = folder.resolve("report");

    run(0, "eval", "report", "--embeddings", train, "--test-embeddings", test, "--output", to);

    assertThat(to.resolve("report.md"))
        .content()
        .contains("file train.npy", "file train.csv", "file test.npy", "file test.csv")
        .contains("36 same file");
  }

  @Test
  void support_embeddings_areAskedAtEverySize() throws IOException {
    run(0, "eval", "support", "--embeddings", write("old"), "--shots", "1,3", "--format", "json");

    JsonNode results = JsonMapper.shared().readTree(naja.out()).get("results");
    assertThat(results.size()).isEqualTo(2);
    assertThat(results.get(1).get("split").stringValue()).contains("shots=3");
    assertThat(results.get(1).get("n").asInt()).isEqualTo(5 * 6);
  }

  private JsonNode newt(Path npy, Path tasks, long seed) {
    run(
        0,
        "eval",
        "newt",
        "--embeddings",
        npy,
        "--tasks",
        tasks,
        "--seed",
        seed,
        "--format",
        "json");
    JsonNode report = JsonMapper.shared().readTree(naja.out());
    JsonNode provenance = report.get("provenance");
    assertThat(provenance.get("seed").longValue()).isEqualTo(seed);
    assertThat(provenance.at("/files/0/name").stringValue()).isEqualTo("old.npy");
    assertThat(provenance.get("command").stringValue()).startsWith("naja eval newt --embeddings");
    return report;
  }

  /// Every fraction of a report.
  private static List<String> numbers(String json) {
    return Pattern.compile("\\d+\\.\\d+").matcher(json).results().map(MatchResult::group).toList();
  }
}
