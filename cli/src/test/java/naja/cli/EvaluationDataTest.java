package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import naja.collection.stored.NpyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Embeddings of another program are evaluated as they are, and what is wrong with them is said.
class EvaluationDataTest {
  private static final int EACH = 12;
  private static final int DIMENSION = 8;

  @TempDir Path folder;
  private final CommandLineRun naja = new CommandLineRun();
  private final List<float[]> vectors = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();

  @BeforeEach
  void draw() {
    naja.with("NAJA_HOME", folder.resolve("home"));
    Random random = new Random(11);
    for (String taxon : List.of("ash", "birch", "cedar")) {
      for (int i = 0; i < EACH; i++) {
        add(taxon, around(taxon.charAt(0) - 'a', random));
      }
    }
  }

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
  void testEmbeddings_ofAnotherEncoder_areRefusedNamingBoth() throws IOException {
    Path train = madeBy("vit", "1", write("train"));
    Path other = madeBy("bioclip", "1", write("other"));
    Path finer = madeBy("vit", "2", write("finer"));

    for (Path test : List.of(other, finer)) {
      refused(
          "train.npy was made by vit (weights 1",
          "embed both with one encoder",
          "eval",
          "knn",
          "--embeddings",
          train,
          "--test-embeddings",
          test);
    }
    run(0, "eval", "knn", "--embeddings", train, "--test-embeddings", write("unsaid"));
    assertThat(naja.out()).contains("encoder vit");
  }

  @Test
  void testEmbeddings_ofAnotherDimension_areRefused() throws IOException {
    Path train = write("train");
    Path test = folder.resolve("short.npy");
    try (NpyFile file = NpyFile.create(test, 2)) {
      file.write(0, new float[] {1, 2});
      file.finish(1);
    }
    Files.writeString(beside(test), "label\nash\n");

    refused(
        "dimension %d".formatted(DIMENSION),
        "short.npy of dimension 2",
        "eval",
        "knn",
        "--embeddings",
        train,
        "--test-embeddings",
        test);
  }

  /// Names the encoder of a file beside it, as `naja embed` does.
  private static Path madeBy(String encoder, String weights, Path npy) throws IOException {
    Files.writeString(
        npy.resolveSibling(npy.getFileName().toString().replace(".npy", ".json")),
        """
        {"naja.encoder.id": "%s", "naja.encoder.weights_sha256": "%s",
         "naja.encoder.preprocessing": "p", "naja.encoder.output": "o"}
        """
            .formatted(encoder, weights.repeat(64)));
    return npy;
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
  void labels_fewerThanRows_areCounted() throws IOException {
    Path npy = write("old");
    Files.writeString(beside(npy), "label\nash\nbirch\n");

    refused("2 labels", "36 embeddings", "eval", "prototypes", "--embeddings", npy);
  }

  @Test
  void vectors_withNaN_areNamedByRow() throws IOException {
    vectors.get(3)[1] = Float.NaN;
    vectors.get(30)[0] = Float.POSITIVE_INFINITY;

    refused("row 3 (", "row 30 (", "eval", "knn", "--embeddings", write("old"));
  }

  @Test
  void vectors_ofZeros_areNamedByRow() throws IOException {
    vectors.set(7, new float[DIMENSION]);

    refused("1 zero vectors", "row 7 (", "eval", "knn", "--embeddings", write("old"));
  }

  @Test
  void taxon_ofOnePhoto_isNamedWithTheWayOut() throws IOException {
    add("lone", unit(5));
    Path npy = write("old");

    refused(
        "row-36 (taxon lone)",
        "at-least=2",
        "eval",
        "knn",
        "--embeddings",
        npy,
        "--split",
        "leave-one-out");
    run(0, "eval", "knn", "--embeddings", npy, "--split", "leave-one-out,at-least=2");
  }

  @Test
  void split_takingAllReferencesOfATaxon_isNamedByItsPhotos() throws IOException {
    Path npy = write("old");
    Path split = split(npy, "birch");

    refused(
        "row-12 (taxon birch)",
        "without a reference",
        "eval",
        "prototypes",
        "--embeddings",
        npy,
        "--split",
        split);
  }

  @Test
  void split_withoutTests_isRefusedAsEmpty() throws IOException {
    Path npy = write("old");
    Path split = split(npy, "");

    refused("test set is empty", "no photo", "eval", "knn", "--embeddings", npy, "--split", split);
  }

  @Test
  void taxa_missingFromTheList_areNamedByRow() throws IOException {
    Path npy = write("old");
    Path species = folder.resolve("species.csv");
    Files.writeString(species, "taxon_id,scientific_name\nash,Fraxinus\nbirch,Betula\n");

    refused(
        "taxa of 12 photos",
        "row 24, row-24 (taxon cedar)",
        "eval",
        "prototypes",
        "--embeddings",
        npy,
        "--taxa",
        species);
  }

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

  @ParameterizedTest
  @ValueSource(strings = {"calibration", "report"})
  void embeddings_askedToKeepWhatWasFound_areRefused(String command) throws IOException {
    run(2, "eval", command, "--embeddings", write("old"), "--save");

    assertThat(naja.err()).contains("needs a gallery to keep it in");
  }

  @Test
  void danger_embeddingsOfTaxaOfUnknownStatus_asksForAListOfSpecies() throws IOException {
    refused("known to be venomous", "--taxa CSV", "eval", "danger", "--embeddings", write("old"));
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

  @Test
  void traits_withoutATaxonOfThePhotos_nameIt() throws IOException {
    Path traits = folder.resolve("traits.csv");
    Files.writeString(traits, "taxon_id,deciduous\nash,1\nbirch,1\n");

    refused(
        "lacks 1 taxa",
        "cedar",
        "eval",
        "multilabel",
        "--embeddings",
        write("old"),
        "--traits",
        traits);
  }

  /// Runs a command that must fail with two parts of a message and print no report.
  private void refused(String one, String other, Object... words) {
    run(1, words);
    assertThat(naja.err()).contains(one, other);
    assertThat(naja.out()).isEmpty();
  }

  /// A split file that asks about all photos of a taxon; nobody's if it is empty.
  private Path split(Path npy, String tested) throws IOException {
    StringBuilder csv = new StringBuilder("image_id,observation_id,taxon_id,round_1\n");
    for (int row = 0; row < labels.size(); row++) {
      String role = labels.get(row).equals(tested) ? "test" : "reference";
      csv.append("row-%d,row-%d,%s,%s\n".formatted(row, row, labels.get(row), role));
    }
    Path file = npy.resolveSibling("split.csv");
    Files.writeString(file, csv);
    return file;
  }

  private Path write(String name) throws IOException {
    Path npy = folder.resolve(name + ".npy");
    try (NpyFile file = NpyFile.create(npy, DIMENSION)) {
      for (int row = 0; row < vectors.size(); row++) {
        file.write(row, vectors.get(row));
      }
      file.finish(vectors.size());
    }
    Files.writeString(beside(npy), "label\n" + String.join("\n", labels) + "\n");
    return npy;
  }

  private static Path beside(Path npy) {
    return npy.resolveSibling(npy.getFileName().toString().replace(".npy", ".csv"));
  }

  private void add(String taxon, float[] vector) {
    labels.add(taxon);
    vectors.add(vector);
  }

  private static float[] around(int axis, Random random) {
    float[] values = unit(axis);
    for (int i = 0; i < DIMENSION; i++) {
      values[i] += (float) (0.5 * random.nextGaussian());
    }
    return values;
  }

  private static float[] unit(int axis) {
    float[] values = new float[DIMENSION];
    values[axis] = 1;
    return values;
  }

  private void run(int expected, Object... words) {
    assertThat(naja.run(words)).as(naja.err()).isEqualTo(expected);
  }

  /// The report, or the one inside a probe's.
  private JsonNode result() {
    JsonNode report = JsonMapper.shared().readTree(naja.out());
    return report.has("result") ? report.get("result") : report;
  }
}
