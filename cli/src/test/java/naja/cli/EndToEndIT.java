package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From photos to answers by the command line alone, with the built-in encoder.
final class EndToEndIT {
  private static final int PHOTOS = 3 * TintedPhotos.EACH;

  @TempDir Path folder;
  private final CommandLineRun naja = new CommandLineRun();
  private TintedPhotos photos;
  private Path gallery;

  @BeforeEach
  void draw() throws IOException {
    photos = TintedPhotos.draw(folder.resolve("collection"));
    gallery = folder.resolve("gallery");
    naja.with("NAJA_HOME", folder.resolve("home"));
  }

  private int index(Object... more) {
    Stream<Object> words =
        Stream.of(
            "index", "--images", photos.images(), "--taxa", photos.species(), "--gallery", gallery);
    return naja.run(Stream.concat(words, Stream.of(more)).toArray());
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(naja.out());
  }

  @Test
  void commands_oneAfterTheOther_leadFromPhotosToAnswersAndNumbers() throws IOException {
    Path report = folder.resolve("run.json");
    assertThat(index("--report", report)).as(naja.err()).isZero();
    JsonNode run = JsonMapper.shared().readTree(Files.readString(report));
    assertThat(run.get("embedded").asInt()).isEqualTo(PHOTOS);
    assertThat(run.get("skipped").asInt() + run.get("failed").asInt()).isZero();

    assertThat(naja.run("gallery", "info", "--gallery", gallery, "--format", "json")).isZero();
    assertThat(json().get("photos").asInt()).isEqualTo(PHOTOS);

    Path question = TintedPhotos.photo(folder.resolve("question.jpg"), "rust", 99);
    assertThat(naja.run("identify", question, "--gallery", gallery, "--format", "json")).isZero();
    assertThat(naja.out()).contains("Testus ferrugineus").contains("cannot_rule_out");

    assertThat(
            naja.run(
                "eval",
                "knn",
                "--gallery",
                gallery,
                "--k",
                "1",
                "--split",
                "leave-one-out",
                "--format",
                "json"))
        .isZero();
    assertThat(json().get("correct").asInt()).isEqualTo(PHOTOS);
    assertThat(json().get("n").asInt()).isEqualTo(PHOTOS);
  }

  @Test
  void index_sameCommandAgain_saysThatAllWasDoneBefore() {
    index();

    assertThat(index()).isZero();
    assertThat(naja.out()).contains("0 photos embedded, " + PHOTOS + " done before");
  }

  @Test
  void embed_photos_writesARowEach() throws IOException {
    Path output = folder.resolve("e/embeddings");

    assertThat(
            naja.run(
                "embed", "--images", photos.images(), "--encoder", "builtin", "--output", output))
        .isZero();
    assertThat(Files.readAllLines(folder.resolve("e/embeddings.csv"))).hasSize(PHOTOS + 1);
    assertThat(Files.readString(folder.resolve("e/embeddings.npy"), StandardCharsets.ISO_8859_1))
        .contains("'shape': (" + PHOTOS + ", ");
  }

  @Test
  void embed_withCopies_marksThem() throws IOException {
    assertThat(
            naja.run(
                "embed",
                "--images",
                photos.images(),
                "--encoder",
                "builtin",
                "--output",
                folder.resolve("e"),
                "--augment",
                "flips,crops",
                "--copies",
                2))
        .isZero();
    assertThat(naja.out()).contains(3 * PHOTOS + " rows");
    assertThat(Files.readAllLines(folder.resolve("e.csv")))
        .hasSize(3 * PHOTOS + 1)
        .filteredOn(line -> line.contains("crop:"))
        .hasSize(2 * PHOTOS);
  }

  @Test
  void identify_aBadPhotoAmongGoodOnes_endsWithThree() throws IOException {
    index();
    Path good = TintedPhotos.photo(folder.resolve("good.jpg"), "moss", 99);
    Path bad = Files.writeString(folder.resolve("bad.jpg"), "no photo");

    assertThat(naja.run("identify", good, bad, "--gallery", gallery, "--format", "csv"))
        .isEqualTo(3);
    assertThat(naja.err()).contains("bad.jpg");
    assertThat(naja.out()).contains("Testus muscosus");
  }

  @Test
  void commands_thatCannotBeDone_endWithOneAndSayWhy() throws IOException {
    assertThat(naja.run("gallery", "info", "--gallery", gallery)).isEqualTo(1);
    assertThat(naja.err()).contains("there is no gallery in " + gallery);

    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(naja.run("index", "--images", empty, "--gallery", gallery)).isEqualTo(1);
    assertThat(naja.err()).contains(empty + " holds no photos");

    assertThat(index("--encoder", "no-such-encoder")).isEqualTo(1);
    assertThat(naja.err()).contains("no-such-encoder");
  }

  @Test
  void commands_misused_endWithTwoAndNameTheOption() {
    assertThat(naja.run("index", "--gallery", gallery)).isEqualTo(2);
    assertThat(naja.err()).contains("--images");

    assertThat(index("--unknown-species", "perhaps")).isEqualTo(2);
    assertThat(naja.err()).contains("--unknown-species").contains("perhaps");
  }
}
