package naja.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import naja.calibration.FittedFiles;
import naja.calibration.StoredEvaluation;
import naja.calibration.StoredEvaluation.Confusion;
import naja.calibration.StoredEvaluation.Reliability;
import naja.calibration.StoredEvaluation.Share;
import naja.calibration.StoredEvaluation.TaxonRecord;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.PhotoSelection;
import naja.server.api.ImageLink;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What can be read of a gallery without asking it about a photo.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowseRoutesTest {
  private static final Share HALF = new Share(0.5, 0.25, 0.75);

  private Path gallery;
  @AutoClose private RunningServer running;
  private Client client;

  @BeforeAll
  void start(@TempDir Path folder) {
    gallery = folder;
    running = RunningServer.onColours(folder);
    client = running.client;
  }

  @Test
  void taxa_all_areListedByNameWithCounts() {
    JsonNode reply = client.get("/v1/taxa").json();

    assertThat(names(reply)).containsExactly("Caeruleus mirus", "Ruber ruber", "Viridis viridis");
    assertThat(reply.get("total").intValue()).isEqualTo(3);
    JsonNode red = reply.at("/taxa/1");
    assertThat(red.get("photos").intValue()).isEqualTo(3);
    assertThat(red.get("observations").intValue()).isEqualTo(3);
    assertThat(red.at("/taxon/venomous").stringValue()).isEqualTo("yes");
    assertThat(client.get(red.get("thumbnail").stringValue()).header("Content-Type"))
        .isEqualTo("image/jpeg");
  }

  @ParameterizedTest
  @CsvSource({
    "q=one, Ruber ruber|Viridis viridis",
    "q=VIRIDIS, Viridis viridis",
    "q=one%20ruber, Ruber ruber",
    "q=t-blue, Caeruleus mirus",
    "q=rúber, Ruber ruber",
    "q=nothing, ''",
    "venomous=yes, Ruber ruber",
    "venomous=unknown, Caeruleus mirus",
    "genus=Viridis, Viridis viridis",
    "family=Colores, Ruber ruber|Viridis viridis",
    "family=Colores&q=green, Viridis viridis"
  })
  void taxa_narrowed_areThoseThatFit(String query, String expected) {
    JsonNode reply = client.get("/v1/taxa?" + query.replace("ú", "%C3%BA")).json();

    List<String> wanted = Stream.of(expected.split("\\|")).filter(name -> !name.isEmpty()).toList();
    assertThat(names(reply)).isEqualTo(wanted);
    assertThat(reply.get("total").intValue()).isEqualTo(wanted.size());
  }

  @Test
  void taxa_pages_coverTheListOnceAndEndEmpty() {
    List<String> all = names(client.get("/v1/taxa").json());
    List<String> paged =
        Stream.of(1, 2, 3, 4)
            .map(page -> client.get("/v1/taxa?page_size=1&page=" + page).json())
            .peek(page -> assertThat(page.get("total").intValue()).isEqualTo(3))
            .flatMap(page -> names(page).stream())
            .toList();

    assertThat(paged).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/taxa?page=0",
        "/v1/taxa?page_size=201",
        "/v1/taxa?sort=size",
        "/v1/taxa?venomous=maybe",
        "/v1/taxa?colour=red",
        "/v1/map?limit=0",
        "/v1/map?page=1"
      })
  void option_outOfRange_isABadRequest(String path) {
    Client.Reply reply = client.get(path);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void taxon_known_hasItsPhotosAndLookAlikes() {
    JsonNode reply = client.get("/v1/taxa/t-red").json();

    assertThat(reply.at("/taxon/scientific_name").stringValue()).isEqualTo("Ruber ruber");
    assertThat(reply.get("samples")).hasSize(3);
    assertThat(reply.at("/samples/0/licence").stringValue()).isEqualTo("CC0-1.0");
    assertThat(reply.at("/samples/0/rights_holder").stringValue()).isEqualTo("nobody");
    assertThat(reply.get("look_alikes")).hasSize(2);
    JsonNode nearest = reply.at("/look_alikes/0");
    double[] red = prototype(200, 10, 10, 0);
    double expected =
        Math.max(cosine(red, prototype(10, 200, 10, 1)), cosine(red, prototype(10, 10, 200, 2)));
    assertThat(nearest.get("similarity").doubleValue()).isCloseTo(expected, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/taxa/t-none", "/v1/taxa/..%2F..%2Fetc", "/v1/images/none"})
  void thing_unknown_isNotFound(String path) {
    Client.Reply reply = client.get(path, "Accept", "application/json");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void image_askedAsJson_tellsWhereItComesFromAndNotWhereItLay() {
    Client.Reply reply =
        client.get(ImageLink.of(ColourGallery.ODD_ID), "Accept", "application/json");

    assertThat(reply.json().get("image_id").stringValue()).isEqualTo(ColourGallery.ODD_ID);
    assertThat(reply.json().at("/taxon/id").stringValue()).isEqualTo("t-red");
    assertThat(reply.json().get("country").stringValue()).isEqualTo("CHE");
    assertThat(reply.json().get("source_url").stringValue()).isEqualTo("https://example.org/t-red");
    assertThat(reply.json().has("source_path")).isFalse();
    assertThat(reply.header("Vary")).contains("Accept");
  }

  @Test
  void image_askedByAnImageElement_isTheThumbnail() {
    Client.Reply reply =
        client.get("/v1/images/red/1.png", "Accept", "image/avif,image/webp,image/*,*/*;q=0.8");

    assertThat(reply.header("Content-Type")).isEqualTo("image/jpeg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/taxa", "/v1/taxa/t-red", "/v1/gallery", "/v1/encoder", "/v1/map"})
  void reply_sameEntityTag_isNotSentAgain(String path) {
    String tag = client.get(path).header("ETag");
    Client.Reply again = client.get(path, "If-None-Match", tag);

    assertThat(tag).isNotBlank();
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(client.get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
  }

  @Test
  void gallery_tellsWhatCanBeFilteredByAndWhatIsFitted() {
    JsonNode reply = client.get("/v1/gallery").json();

    assertThat(reply.get("photos").intValue()).isEqualTo(9);
    assertThat(reply.at("/countries/CHE").intValue()).isEqualTo(6);
    assertThat(reply.at("/countries/FRA").intValue()).isEqualTo(3);
    assertThat(reply.at("/taxa_by_venom/yes").intValue()).isEqualTo(1);
    assertThat(reply.get("genera").toString()).isEqualTo("[\"Ruber\",\"Viridis\"]");
    assertThat(reply.at("/calibration/status").stringValue()).isEqualTo("absent");
    assertThat(reply.at("/index").stringValue()).startsWith("float32");
  }

  @Test
  void encoder_isTheOneThatAnswers() {
    JsonNode reply = client.get("/v1/encoder").json();

    assertThat(reply.get("id").stringValue()).isEqualTo("fake");
    assertThat(reply.get("provider").stringValue()).isEqualTo("cpu");
    assertThat(reply.get("dimension").intValue())
        .isEqualTo(ColourGallery.embedding(ColourGallery.png(1, 2, 3)).dimension());
  }

  @Test
  void map_everyPhoto_liesNearerToItsOwnSpecies() {
    JsonNode reply = client.get("/v1/map").json();
    List<JsonNode> points = StreamSupport.stream(reply.get("points").spliterator(), false).toList();

    assertThat(points).hasSize(9);
    assertThat(reply.get("taxa")).hasSize(3);
    for (JsonNode point : points) {
      JsonNode nearest =
          points.stream()
              .filter(other -> !other.equals(point))
              .min((one, other) -> Double.compare(distance(point, one), distance(point, other)))
              .orElseThrow();
      assertThat(nearest.get("taxon_id")).isEqualTo(point.get("taxon_id"));
    }
    assertThat(client.get("/v1/map?limit=4").json().get("points")).hasSize(4);
  }

  @Test
  void evaluation_absentThenKept_isServedWithNames(@TempDir Path folder) {
    ColourGallery.write(folder);
    try (RunningServer other = RunningServer.on(folder)) {
      Client.Reply absent = other.client.get("/v1/evaluation");
      keepEvaluation(folder);
      JsonNode kept = other.client.get("/v1/evaluation").json();
      JsonNode red = other.client.get("/v1/taxa/t-red").json();

      assertThat(absent.status()).isEqualTo(404);
      assertThat(absent.text()).contains("naja eval report --save");
      assertThat(kept.at("/top1/low").doubleValue()).isEqualTo(0.25);
      assertThat(kept.get("generation").intValue()).isEqualTo(1);
      assertThat(kept.get("stale").booleanValue()).isFalse();
      assertThat(kept.at("/taxa/0/confusions/0/taxon/scientific_name").stringValue())
          .isEqualTo("Viridis viridis");
      assertThat(red.at("/measured/recall/value").doubleValue()).isEqualTo(0.5);
      assertThat(other.client.get("/v1/taxa/t-green").json().get("measured").isNull()).isTrue();
      assertThat(other.client.get("/v1/gallery").json().at("/evaluation/status").stringValue())
          .isEqualTo("served");
    }
  }

  @Test
  void evaluation_damagedFile_isNamedWithTheWayOutAndStopsNothingElse(@TempDir Path folder)
      throws IOException {
    ColourGallery.write(folder);
    keepEvaluation(folder);
    Path file = folder.resolve(StoredEvaluation.FILE);
    String whole = Files.readString(file);
    try (RunningServer other = RunningServer.on(folder)) {
      Files.writeString(file, whole.substring(0, 100));
      Client.Reply damaged = other.client.get("/v1/evaluation");

      ProblemsTest.assertProblem(damaged, 404);
      assertThat(damaged.text())
          .contains("evaluation.json", "naja eval report --save")
          .doesNotContain(folder.toString());
      assertThat(other.client.get("/v1/taxa/t-red").json().get("measured").isNull()).isTrue();
      assertThat(other.client.get("/v1/gallery").json().at("/evaluation/status").stringValue())
          .isEqualTo("refused");

      Files.writeString(file, whole);
      assertThat(other.client.get("/v1/evaluation").status()).isEqualTo(200);
    }
  }

  @Test
  void catalogue_newCommit_showsIt() throws InterruptedException {
    int before = client.get("/v1/taxa/t-blue").json().get("photos").intValue();
    ColourGallery.add(gallery, "blue/late.png", ColourGallery.BLUE, ColourGallery.png(20, 20, 240));

    Client.Reply after =
        running.await(
            "/v1/taxa/t-blue", reply -> reply.json().get("photos").intValue() == before + 1);
    assertThat(after.json().get("photos").intValue()).isEqualTo(before + 1);
    Client.Reply map =
        running.await("/v1/map", reply -> reply.json().path("photos").asInt(0) == 10);
    assertThat(map.text()).contains("blue/late.png");
    remove();
  }

  private void remove() throws InterruptedException {
    try (var writer = GalleryWriter.open(gallery, new FakeImageEncoder().fingerprint())) {
      writer.delete(PhotoSelection.ofImages(List.of("blue/late.png")));
      writer.commit();
    }
    running.await("/v1/gallery", reply -> reply.json().get("photos").intValue() == 9);
  }

  static void keepEvaluation(Path folder) {
    try (Gallery open = Gallery.open(folder)) {
      var red = new TaxonRecord("t-red", 4, 2, 2, 3, HALF, 2, List.of(new Confusion("t-green", 2)));
      FittedFiles.of(open)
          .write(
              new StoredEvaluation(
                  "prototype/raw-mean",
                  "stratified, seed 42",
                  "naja eval report --gallery G --save",
                  "2026-11-21",
                  4,
                  2,
                  HALF,
                  HALF,
                  HALF,
                  HALF,
                  List.of(red),
                  new Reliability(0.05, List.of(new StoredEvaluation.Bin(0.5, 1, 4, 0.7, 0.5)))));
    }
  }

  /// The mean raw embedding of the three photos of a colour.
  private static double[] prototype(int red, int green, int blue, int channel) {
    double[] mean = new double[ColourGallery.embedding(ColourGallery.png(1, 1, 1)).dimension()];
    for (int i = 0; i < 3; i++) {
      int[] colour = {red, green, blue};
      colour[channel] += 20 * i;
      Embedding one = ColourGallery.embedding(ColourGallery.png(colour[0], colour[1], colour[2]));
      for (int d = 0; d < mean.length; d++) {
        mean[d] += one.get(d) / 3.0;
      }
    }
    return mean;
  }

  private static double cosine(double[] one, double[] other) {
    double dot = 0;
    double a = 0;
    double b = 0;
    for (int i = 0; i < one.length; i++) {
      dot += one[i] * other[i];
      a += one[i] * one[i];
      b += other[i] * other[i];
    }
    return dot / Math.sqrt(a * b);
  }

  private static double distance(JsonNode one, JsonNode other) {
    return Math.hypot(
        one.get("x").doubleValue() - other.get("x").doubleValue(),
        one.get("y").doubleValue() - other.get("y").doubleValue());
  }

  private static List<String> names(JsonNode reply) {
    return StreamSupport.stream(reply.get("taxa").spliterator(), false)
        .map(entry -> entry.at("/taxon/scientific_name").stringValue())
        .toList();
  }
}
