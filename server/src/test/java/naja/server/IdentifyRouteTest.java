package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import naja.encoder.PhotoEmbedder;
import naja.gallery.Gallery;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;
import naja.photo.PhotoLimits;
import naja.search.Scope;
import naja.server.api.IdentifyReply;
import naja.server.api.Json;
import naja.server.api.Provenance;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentifyRouteTest {
  private static final byte[] REDDISH = ColourGallery.png(210, 30, 20);
  private static final byte[] GREENISH = ColourGallery.png(30, 230, 20);

  private Path folder;
  private RunningServer running;
  private Client client;

  @BeforeAll
  void start(@TempDir Path folder) {
    this.folder = folder;
    ColourGallery.write(folder);
    running = RunningServer.on(folder);
    client = running.client;
  }

  @AfterAll
  void stop() {
    running.close();
  }

  @Test
  void identify_onePhoto_namesTheSpeciesWithEvidenceAndDanger() {
    Client.Reply reply = client.photos("/v1/identify", REDDISH);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("application/json");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    JsonNode json = reply.json();
    assertThat(json.propertyNames())
        .containsExactly(
            "verdict",
            "images",
            "results",
            "evidence",
            "danger",
            "scorers_agree",
            "scorer",
            "encoder",
            "provider",
            "gallery",
            "milliseconds");
    JsonNode best = json.at("/results/0");
    assertThat(best.get("taxon"))
        .isEqualTo(
            read(
                """
                {"id": "t-red", "scientific_name": "Ruber ruber", "common_name": "Red one",
                 "genus": "Ruber", "family": "Colores", "venomous": "yes"}
                """));
    assertThat(best.get("score").doubleValue()).isBetween(0.99, 1.0);
    assertThat(best.get("probability").isNull()).isTrue();
    assertThat(json.at("/evidence/0/taxon_id").stringValue()).isEqualTo("t-red");
    assertThat(json.at("/evidence/0/licence").stringValue()).isEqualTo("CC0-1.0");
    assertThat(json.at("/danger/verdict").stringValue()).isEqualTo("cannot_rule_out");
    assertThat(json.at("/danger/nearest_venomous/taxon/id").stringValue()).isEqualTo("t-red");
    assertThat(json.at("/gallery/photos").intValue()).isEqualTo(9);
    assertThat(json.get("encoder").stringValue()).isEqualTo("fake");
    assertThat(json.get("provider").stringValue()).isEqualTo("cpu");
  }

  @Test
  void identify_everyEvidencePhoto_isServedUnderItsLink() {
    JsonNode evidence = client.photos("/v1/identify", REDDISH).json().get("evidence");

    assertThat(evidence.size()).isPositive();
    for (JsonNode photo : evidence) {
      Client.Reply image = client.get(photo.get("thumbnail").stringValue());
      assertThat(image.status()).as(photo.get("image_id").stringValue()).isEqualTo(200);
    }
  }

  @Test
  void identify_severalPhotos_answersAsTheIdentifierDoesForTheSamePhotos() {
    JsonNode overHttp = client.photos("/v1/identify", REDDISH, GREENISH).json();

    var encoder = new FakeImageEncoder();
    var embedder = new PhotoEmbedder(new PhotoDecoder(PhotoLimits.DEFAULT), encoder);
    try (Gallery gallery = Gallery.open(folder)) {
      IdentifierSettings settings = IdentifierSettings.DEFAULT;
      var answer =
          new Identifier(gallery, embedder, settings)
              .identifyPhotos(
                  List.of(new Photo("a.png", REDDISH), new Photo("b.png", GREENISH)), Scope.ALL);
      var provenance = Provenance.of(encoder, settings.scorer(), gallery.manifest());
      JsonNode direct = read(IdentifyReply.of(answer, 2, provenance).toJson());
      assertThat(withoutTimes(overHttp)).isEqualTo(withoutTimes(direct));
    }
  }

  @Test
  void identify_samePhotoAgain_answersTheSameFromTheCache() {
    byte[] photo = ColourGallery.png(99, 199, 101);
    JsonNode first = client.photos("/v1/identify", photo).json();
    JsonNode second = client.photos("/v1/identify", photo).json();

    assertThat(first.get("milliseconds").has("decode")).isTrue();
    assertThat(second.get("milliseconds").has("decode")).isFalse();
    assertThat(withoutTimes(second)).isEqualTo(withoutTimes(first));
  }

  @Test
  void identify_samePhotoTwiceInOneRequest_countsBoth() {
    JsonNode json = client.photos("/v1/identify", GREENISH, GREENISH).json();

    assertThat(json.get("images").intValue()).isEqualTo(2);
    assertThat(json.at("/results/0/taxon/id").stringValue()).isEqualTo("t-green");
  }

  @Test
  void identify_limitInQueryOrForm_cutsTheResults() {
    assertThat(ids(client.photos("/v1/identify?limit=1", REDDISH))).containsExactly("t-red");
    var form = new Client.Form().file("images", "a.png", REDDISH).field("limit", "2");
    assertThat(ids(client.form("/v1/identify", form))).hasSize(2).startsWith("t-red");
  }

  @Test
  void identify_filters_leaveOnlyWhatFits() {
    assertThat(ids(client.photos("/v1/identify?taxon=t-green", REDDISH)))
        .containsExactly("t-green");
    assertThat(ids(client.photos("/v1/identify?genus=Viridis", REDDISH)))
        .containsExactly("t-green");
    assertThat(ids(client.photos("/v1/identify?venomous=unknown", REDDISH)))
        .containsExactly("t-blue");
  }

  @Test
  void identify_onlyHarmlessAskedFor_dangerStaysWhatItWas() {
    JsonNode all = client.photos("/v1/identify", REDDISH).json();
    JsonNode harmless = client.photos("/v1/identify?venomous=no", REDDISH).json();

    assertThat(harmless.at("/results/0/taxon/id").stringValue()).isEqualTo("t-green");
    assertThat(harmless.get("danger")).isEqualTo(all.get("danger"));
  }

  @Test
  void identify_embeddingAsJson_answersAsThePhotoDoes() {
    String embedding = Json.pretty(ColourGallery.embedding(REDDISH).toArray());
    JsonNode json = client.json("/v1/identify", "{\"embedding\": " + embedding + "}").json();

    JsonNode photo = client.photos("/v1/identify", REDDISH).json();
    assertThat(json.get("results")).isEqualTo(photo.get("results"));
  }

  @Test
  void identify_storedPhoto_isAskedWithoutItself() {
    JsonNode json = client.json("/v1/identify", "{\"image_id\": \"red/1.png\"}").json();

    assertThat(json.at("/results/0/taxon/id").stringValue()).isEqualTo("t-red");
    assertThat(json.get("evidence").values())
        .extracting(photo -> photo.get("image_id").stringValue())
        .doesNotContain("red/1.png");
  }

  private static List<String> ids(Client.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    reply
        .json()
        .get("results")
        .values()
        .forEach(result -> ids.add(result.at("/taxon/id").stringValue()));
    return ids;
  }

  private static JsonNode withoutTimes(JsonNode reply) {
    return ((ObjectNode) reply.deepCopy()).without("milliseconds");
  }

  private static JsonNode read(String json) {
    return Json.read(
        new java.io.ByteArrayInputStream(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
