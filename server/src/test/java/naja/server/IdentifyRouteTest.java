package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import naja.encoder.PhotoEmbedder;
import naja.gallery.Gallery;
import naja.identify.Identification;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.identify.Inquiry;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;
import naja.photo.PhotoLimits;
import naja.search.Scope;
import naja.server.api.IdentifyReply;
import naja.server.api.Json;
import naja.server.api.PhotoReply.Label;
import naja.server.api.Provenance;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.AutoClose;
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
  @AutoClose private RunningServer running;
  private Client client;

  @BeforeAll
  void start(@TempDir Path folder) {
    this.folder = folder;
    running = RunningServer.onColours(folder);
    client = running.client;
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
            "groups",
            "always_reported",
            "common_ancestor",
            "photos",
            "evidence",
            "danger",
            "scorers_agree",
            "firsts",
            "scorer",
            "ranking",
            "place",
            "encoder",
            "provider",
            "gallery",
            "calibration",
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
      var identifier = new Identifier(gallery, embedder, IdentifierSettings.DEFAULT);
      Inquiry inquiry = Inquiry.of(Scope.ALL);
      var photos = List.of(new Photo("photo-0.png", REDDISH), new Photo("photo-1.png", GREENISH));
      var labels = List.of(new Label("photo-0.png", null), new Label("photo-1.png", null));
      Identification answer = identifier.identifyPhotos(photos, inquiry);
      var provenance = Provenance.of(encoder, identifier, gallery.manifest());
      var question = new IdentifyReply.Question(inquiry, labels, null);
      JsonNode direct = read(IdentifyReply.of(question, answer, provenance).toJson());
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

  @Test
  void identify_severalPhotos_showsEachByItselfAndFlagsTheOneThatDisagrees() {
    var form =
        new Client.Form()
            .file("images", "a.png", REDDISH)
            .file("images", "b.png", REDDISH)
            .file("images", "c.png", GREENISH)
            .field("view", "head")
            .field("view", "back")
            .field("view", "belly");
    JsonNode photos = client.form("/v1/identify", form).json().get("photos");

    assertThat(photos.values())
        .extracting(photo -> photo.get("disagrees").booleanValue())
        .containsExactly(false, false, true);
    assertThat(photos.at("/2/name").stringValue()).isEqualTo("c.png");
    assertThat(photos.at("/2/view").stringValue()).isEqualTo("belly");
    assertThat(photos.at("/2/results/0/taxon/id").stringValue()).isEqualTo("t-green");
  }

  @Test
  void identify_viewsOtherThanPhotos_is422() {
    var form =
        new Client.Form().file("images", "a.png", REDDISH).field("view", "a").field("view", "b");

    ProblemsTest.assertProblem(client.form("/v1/identify", form), 422);
  }

  @Test
  void identify_place_marksWhereTaxaWerePhotographedAndHidesOnlyWhenAsked() {
    JsonNode marked = client.photos("/v1/identify?country=FRA", REDDISH).json();
    JsonNode hidden = client.photos("/v1/identify?country=FRA&geo=filter", REDDISH).json();

    assertThat(marked.at("/results/0/taxon/id").stringValue()).isEqualTo("t-red");
    assertThat(marked.at("/results/0/recorded_there").booleanValue()).isFalse();
    assertThat(marked.at("/place/country").stringValue()).isEqualTo("FRA");
    assertThat(hidden.at("/results/0/taxon/id").stringValue()).isEqualTo("t-blue");
    assertThat(hidden.get("danger")).isEqualTo(marked.get("danger"));
    ProblemsTest.assertProblem(client.photos("/v1/identify?country=USA&geo=filter", REDDISH), 422);
  }

  @Test
  void identify_otherScorer_isNamedAndOneThatNeedsAHeadIsRefusedByName() {
    JsonNode byVote = client.photos("/v1/identify?scorer=knn&k=3&exact=true", REDDISH).json();

    assertThat(byVote.get("scorer").stringValue()).isEqualTo("knn");
    assertThat(byVote.at("/firsts/knn").stringValue()).isEqualTo("t-red");
    for (String scorer : List.of("probe", "fused")) {
      Client.Reply refused = client.photos("/v1/identify?scorer=" + scorer, REDDISH);
      ProblemsTest.assertProblem(refused, 422);
      assertThat(refused.text()).contains("scorer " + scorer, "head");
    }
  }

  @Test
  void identify_expectedCostWithoutCalibration_is422AndSaysWhatIsMissing() {
    Client.Reply refused = client.photos("/v1/identify?ranking=expected_cost", REDDISH);

    ProblemsTest.assertProblem(refused, 422);
    assertThat(refused.text()).contains("calibration");
  }

  @Test
  void identify_rankAndAlwaysReport_addGroupsAndScores() {
    JsonNode json =
        client
            .photos("/v1/identify?rank=family&always_report=t-blue&venomous=yes&limit=1", REDDISH)
            .json();

    assertThat(json.at("/groups/0/name").stringValue()).isEqualTo("Colores");
    assertThat(json.at("/groups/0/rank").stringValue()).isEqualTo("family");
    assertThat(json.at("/always_reported/0/taxon/id").stringValue()).isEqualTo("t-blue");
    assertThat(json.get("results").size()).isEqualTo(1);
    ProblemsTest.assertProblem(client.photos("/v1/identify?always_report=t-x", REDDISH), 422);
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
