package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import naja.calibration.Absence;
import naja.calibration.Calibration;
import naja.calibration.FittedFiles;
import naja.calibration.UnknownThreshold;
import naja.gallery.Gallery;
import naja.identify.IdentifierSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantNetRouteTest {
  private static final byte[] RED = ColourGallery.png(220, 20, 20);

  @AutoClose private RunningServer running;
  private Client client;

  @BeforeAll
  void start(@TempDir Path folder) {
    ColourGallery.write(folder);
    try (Gallery gallery = Gallery.open(folder)) {
      FittedFiles.of(gallery).write(new UnknownThreshold(0.9, 9));
    }
    running = RunningServer.on(folder);
    client = running.client;
  }

  @Test
  void identify_photo_answersInTheWordsOfThatApi() {
    var form = new Client.Form().file("images", "a.png", RED).field("organs", "leaf");
    JsonNode reply = client.form("/v2/identify/all?nb-results=2&lang=en", form).json();

    assertThat(reply.get("bestMatch").stringValue()).isEqualTo("Ruber ruber");
    assertThat(reply.at("/query/project").stringValue()).isEqualTo("all");
    assertThat(reply.at("/query/organs/0").stringValue()).isEqualTo("leaf");
    assertThat(reply.get("results").size()).isEqualTo(2);
    JsonNode best = reply.at("/results/0");
    assertThat(best.get("score").doubleValue()).isBetween(0.0, 1.0);
    assertThat(best.at("/species/scientificNameWithoutAuthor").stringValue())
        .isEqualTo("Ruber ruber");
    assertThat(best.at("/species/genus/scientificName").stringValue()).isEqualTo("Ruber");
    assertThat(best.at("/species/commonNames/0").stringValue()).isEqualTo("Red one");
    assertThat(best.get("images").isArray()).isTrue();
    assertThat(best.get("images").isEmpty()).isTrue();
  }

  @Test
  void score_withoutACalibration_isTheSimilarityOrZero() {
    List<Double> similarities = shownByIdentify(client, "score");

    assertThat(similarities).anyMatch(score -> score < 0);
    assertThat(scores(client))
        .isEqualTo(similarities.stream().map(score -> Math.max(0, score)).toList());
  }

  @Test
  void score_withACalibration_isTheProbability(@TempDir Path folder) {
    ColourGallery.write(folder);
    try (Gallery gallery = Gallery.open(folder)) {
      FittedFiles.of(gallery)
          .write(
              new Calibration(IdentifierSettings.DEFAULT.scores(), 10, new Absence(8, -20, 0.03)));
    }
    try (RunningServer calibrated = RunningServer.on(folder)) {
      List<Double> scores = scores(calibrated.client);

      assertThat(scores).isEqualTo(shownByIdentify(calibrated.client, "probability"));
      assertThat(scores).isNotEqualTo(shownByIdentify(calibrated.client, "score"));
      assertThat(scores).isSortedAccordingTo(Comparator.reverseOrder());
      assertThat(scores.stream().mapToDouble(score -> score).sum()).isLessThanOrEqualTo(1);
    }
  }

  private static List<Double> scores(Client client) {
    JsonNode reply = client.photos("/v2/identify/all?no-reject=true", RED).json();
    return reply.get("results").values().stream()
        .map(result -> result.get("score").doubleValue())
        .toList();
  }

  private static List<Double> shownByIdentify(Client client, String value) {
    JsonNode reply = client.photos("/v1/identify", RED).json();
    return reply.get("results").values().stream()
        .map(result -> result.get(value).doubleValue())
        .toList();
  }

  @Test
  void identify_relatedImages_areServedUnderTheirLinks() {
    JsonNode best =
        client.photos("/v2/identify/all?include-related-images=true", RED).json().at("/results/0");

    assertThat(best.get("images").size()).isPositive();
    String link = best.at("/images/0/url/s").stringValue();
    String path = link.substring(running.server.address().toString().length() - 1);
    assertThat(client.get(path).status()).isEqualTo(200);
    assertThat(best.at("/images/0/license").stringValue()).isEqualTo("CC0-1.0");
  }

  @Test
  void identify_unknownSpecies_is404UnlessItMayNotBeRejected() {
    byte[] grey = ColourGallery.png(128, 128, 128);
    Client.Reply rejected = client.photos("/v2/identify/all", grey);

    assertThat(rejected.status()).isEqualTo(404);
    assertThat(rejected.json().propertyNames()).containsExactly("statusCode", "error", "message");
    assertThat(rejected.json().get("message").stringValue()).isEqualTo("Species not found");
    assertThat(client.photos("/v2/identify/all?no-reject=true", grey).status()).isEqualTo(200);
  }

  @Test
  void identify_organsOtherThanImages_is400InItsOwnShape() {
    var form = new Client.Form().file("images", "a", RED).field("organs", "a").field("organs", "b");
    Client.Reply reply = client.form("/v2/identify/all", form);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("statusCode").intValue()).isEqualTo(400);
    assertThat(reply.json().get("error").stringValue()).isEqualTo("Bad Request");
    assertThat(client.photos("/v2/identify/all", new byte[] {1}).status()).isEqualTo(422);
    assertThat(client.post("/v2/identify/all", "text/plain", "x").status()).isEqualTo(415);
  }
}
