package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.server.access.AccessSettings;
import naja.server.access.KeyFile;
import naja.server.access.Permission;
import naja.testkit.FakeImageEncoder;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeRoutesTest {
  private static final String YELLOW = "/v1/images/yellow/one%20%26%20only.png";
  private static final String YELLOW_ID = "yellow/one & only.png";
  private static final byte[] YELLOWISH = ColourGallery.png(220, 220, 10);

  @TempDir Path folder;
  @TempDir Path other;
  @TempDir Path keys;
  private String key = "";
  private RunningServer running;

  @BeforeEach
  void start() {
    ColourGallery.write(folder);
    ColourGallery.write(other);
    ColourGallery.add(other, "extra.png", ColourGallery.RED, YELLOWISH);
    Path file = keys.resolve("keys.txt");
    key = new KeyFile(file).add("curator", Permission.WRITE);
    var access = new AccessSettings(file.toString(), true, 0, "", false, "", "");
    running =
        RunningServer.on(
            folder,
            new FakeImageEncoder(),
            RunningServer.withGalleries("second=" + other + ", gone=" + keys, access));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private static Client.Form yellow() {
    return new Client.Form()
        .file("images", "a.png", YELLOWISH)
        .field("taxon_id", "t-yellow")
        .field("scientific_name", "Flavus novus")
        .field("genus", "Flavus")
        .field("venomous", "yes");
  }

  @Test
  void put_newPhoto_answersAtOnceAndIsStoredAsTheIndexerWould() throws Exception {
    Client.Form form =
        yellow()
            .field("lat", "46.5")
            .field("lng", "8")
            .field("licence", "CC0-1.0")
            .field("observation_id", "o-1");
    Client.Reply reply = running.client.put(YELLOW, key, form);

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(reply.json().get("outcome").stringValue()).isEqualTo("added");
    assertThat(reply.json().at("/gallery/generation").longValue()).isEqualTo(2);
    Client.Reply answer = running.client.photos("/v1/identify", YELLOWISH);
    assertThat(answer.json().at("/results/0/taxon/id").stringValue()).isEqualTo("t-yellow");
    assertThat(answer.json().at("/gallery/generation").longValue()).isEqualTo(2);
    assertThat(running.client.get(YELLOW).status()).isEqualTo(200);
    try (Gallery gallery = Gallery.open(folder)) {
      ReferencePhoto photo = gallery.photo(YELLOW_ID).orElseThrow();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(YELLOWISH);
      assertThat(photo.contentHash()).isEqualTo(HexFormat.of().formatHex(hash));
      assertThat(photo.taxon().venomous()).isEqualTo(Venomous.YES);
      assertThat(photo.latitude()).isEqualTo(46.5);
      assertThat(photo.observationId()).isEqualTo("o-1");
      float[] expected = ColourGallery.embedding(YELLOWISH).toArray();
      assertThat(gallery.embedding(YELLOW_ID).orElseThrow().toArray())
          .containsExactly(expected, Offset.offset(1e-5f));
    }
  }

  @Test
  void put_again_tellsWhatChanged() {
    assertThat(outcome(yellow())).isEqualTo("added");
    assertThat(outcome(yellow())).isEqualTo("unchanged");
    assertThat(outcome(yellow().field("country", "ITA"))).isEqualTo("described");
    Client.Form otherPhoto =
        new Client.Form()
            .file("images", "b.png", ColourGallery.png(230, 225, 15))
            .field("taxon_id", "t-yellow");
    assertThat(outcome(otherPhoto)).isEqualTo("replaced");
    assertThat(running.client.get("/readyz").json().get("photos").intValue()).isEqualTo(10);
  }

  private String outcome(Client.Form form) {
    return running.client.put(YELLOW, key, form).json().get("outcome").stringValue();
  }

  @Test
  void put_samePhotoUnderAnotherId_isNamedADuplicate() throws IOException {
    running.client.put(YELLOW, key, yellow());
    Client.Reply second = running.client.put("/v1/images/copy.png", key, yellow());

    assertThat(second.json().get("duplicate").booleanValue()).isTrue();
    assertThat(Files.readString(folder.resolve("duplicates.csv"))).contains("copy.png");
  }

  @Test
  void put_knownTaxonWithOtherVenomStatus_is409AndChangesNothing() {
    Client.Form form =
        new Client.Form()
            .file("images", "a.png", YELLOWISH)
            .field("taxon_id", "t-red")
            .field("venomous", "no");
    ProblemsTest.assertProblem(running.client.put(YELLOW, key, form), 409);
    assertThat(running.client.get(YELLOW).status()).isEqualTo(404);
  }

  @Test
  void put_knownTaxonByItsId_keepsWhatIsKnownOfIt() {
    Client.Form form =
        new Client.Form().file("images", "a.png", YELLOWISH).field("taxon_id", "t-red");
    running.client.put(YELLOW, key, form);

    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.taxa().get("t-red")).isEqualTo(ColourGallery.RED);
    }
  }

  @Test
  void put_newTaxonWithItsGenusOnly_keepsIt() {
    Client.Form form =
        new Client.Form()
            .file("images", "a.png", YELLOWISH)
            .field("taxon_id", "t-yellow")
            .field("common_name", "Yellow one")
            .field("genus", "Flavus")
            .field("family", "Colores");
    assertThat(running.client.put(YELLOW, key, form).status()).isEqualTo(201);

    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.taxa().get("t-yellow"))
          .isEqualTo(
              new Taxon(
                  "t-yellow", "t-yellow", "Yellow one", "Flavus", "Colores", Venomous.UNKNOWN));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "scientific_name, Ruber alius, Ruber ruber",
    "common_name, Other, Red one",
    "genus, Alius, Ruber",
    "family, Alii, ''",
    "venomous, no, yes"
  })
  void put_knownTaxonCalledOtherwise_is409AndNamesWhatDiffers(
      String option, String said, String known) {
    Client.Form form =
        new Client.Form()
            .file("images", "a.png", YELLOWISH)
            .field("taxon_id", "t-red")
            .field(option, said);
    Client.Reply reply = running.client.put(YELLOW, key, form);

    ProblemsTest.assertProblem(reply, 409);
    assertThat(reply.json().get("detail").stringValue())
        .contains("t-red otherwise: " + option + " is " + known);
  }

  @Test
  void put_knownTaxonByItsScientificName_makesNoSecondOne() {
    Client.Form form =
        new Client.Form()
            .file("images", "a.png", YELLOWISH)
            .field("taxon_id", "Ruber ruber")
            .field("genus", "Ruber");
    assertThat(running.client.put(YELLOW, key, form).status()).isEqualTo(201);

    try (Gallery gallery = Gallery.open(folder)) {
      assertThat(gallery.photo(YELLOW_ID).orElseThrow().taxon()).isEqualTo(ColourGallery.RED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"taxon_id", "scientific_name", "observation_id", "country", "rights_holder"})
  void put_textThatIsTooLongOrHoldsControlCharacters_is422AndNamesTheOption(String option) {
    for (String text : List.of("x".repeat(40_000), "a\u0000b")) {
      Client.Form form = new Client.Form().file("images", "a.png", YELLOWISH);
      if (!option.equals("taxon_id")) {
        form.field("taxon_id", "t-yellow");
      }
      Client.Reply reply = running.client.put(YELLOW, key, form.field(option, text));

      ProblemsTest.assertProblem(reply, 422);
      assertThat(reply.json().get("detail").stringValue()).startsWith(option);
    }
    assertThat(running.client.get(YELLOW).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"46.5,", ",8", "91,8", "46.5,181", "NaN,8"})
  void put_halfAPlaceOrNone_is400(String latitude, String longitude) {
    Client.Form form = yellow();
    if (latitude != null) {
      form.field("lat", latitude);
    }
    if (longitude != null) {
      form.field("lng", longitude);
    }
    ProblemsTest.assertProblem(running.client.put(YELLOW, key, form), 400);
    assertThat(running.client.get(YELLOW).status()).isEqualTo(404);
  }

  @Test
  void put_unusable_isRefusedAndLeavesNoTrace() throws IOException {
    Files.writeString(
        folder.resolve("failures.csv"), "path,reason,message,image_id,content_hash\n");
    Client.Form text =
        new Client.Form().file("images", "a.png", new byte[40]).field("taxon_id", "t-red");
    Client.Form two = yellow().file("images", "b.png", YELLOWISH);
    Client.Form unlabelled = new Client.Form().file("images", "a.png", YELLOWISH);

    ProblemsTest.assertProblem(running.client.put(YELLOW, key, text), 422);
    ProblemsTest.assertProblem(running.client.put(YELLOW, key, two), 422);
    ProblemsTest.assertProblem(running.client.put(YELLOW, key, unlabelled), 422);
    ProblemsTest.assertProblem(
        running.client.put("/v1/images/" + "x".repeat(600), key, yellow()), 400);
    ProblemsTest.assertProblem(running.client.put("/v1/images/a%07b", key, yellow()), 400);
    assertThat(Files.readString(folder.resolve("failures.csv"))).doesNotContain("yellow");
    assertThat(running.client.get("/readyz").json().get("generation").intValue()).isEqualTo(1);
  }

  @Test
  void put_otherPhotosThatFailedBefore_stayListed() throws IOException {
    String rows = "path,reason,message,image_id,content_hash\nx.png,truncated,cut,x.png,00\n";
    Files.writeString(folder.resolve("failures.csv"), rows);

    running.client.put(YELLOW, key, yellow());

    assertThat(Files.readString(folder.resolve("failures.csv"))).contains("x.png,truncated");
  }

  @Test
  void delete_photo_isGoneAtOnceAndTwiceIs404() {
    Client.Reply reply = running.client.delete("/v1/images/red/1.png", key);

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().at("/gallery/photos").intValue()).isEqualTo(8);
    assertThat(running.client.get("/v1/images/red/1.png").status()).isEqualTo(404);
    ProblemsTest.assertProblem(running.client.delete("/v1/images/red/1.png", key), 404);
  }

  @Test
  void change_whileAnotherWrites_is503AndNamesTheHolderButNoFolder() {
    try (GalleryWriter writer = GalleryWriter.open(folder, new FakeImageEncoder().fingerprint())) {
      assertThat(writer.manifest().photos()).isEqualTo(9);
      for (Client.Reply reply :
          List.of(
              running.client.put(YELLOW, key, yellow()),
              running.client.delete("/v1/images/red/1.png", key))) {
        ProblemsTest.assertProblem(reply, 503);
        assertThat(reply.text())
            .contains("process " + ProcessHandle.current().pid())
            .doesNotContain(folder.toString());
        assertThat(reply.header("Retry-After")).isNotEmpty();
      }
      assertThat(running.client.photos("/v1/identify", YELLOWISH).status()).isEqualTo(200);
    }
    assertThat(running.client.put(YELLOW, key, yellow()).status()).isEqualTo(201);
  }

  @Test
  void change_withoutAWriteKey_isRefused() {
    String guess = "naja_" + "A".repeat(43);
    ProblemsTest.assertProblem(running.client.put(YELLOW, guess, yellow()), 401);
    ProblemsTest.assertProblem(running.client.delete("/v1/images/red/1.png", guess), 401);
    ProblemsTest.assertProblem(
        running.client.putJson("/v1/galleries/current", guess, "{\"name\": \"second\"}"), 401);
  }

  @Test
  void galleries_switched_answerFromTheOtherAndBack() {
    assertThat(running.client.get("/v1/galleries").json().get("names").toString())
        .isEqualTo("[\"default\",\"gone\",\"second\"]");

    Client.Reply reply =
        running.client.putJson("/v1/galleries/current", key, "{\"name\": \"second\"}");

    assertThat(reply.json().at("/current/name").stringValue()).isEqualTo("second");
    Client.Reply answer = running.client.photos("/v1/identify", YELLOWISH);
    assertThat(answer.json().at("/gallery/name").stringValue()).isEqualTo("second");
    assertThat(answer.json().at("/gallery/photos").intValue()).isEqualTo(10);
    running.client.put(YELLOW, key, yellow());
    try (Gallery first = Gallery.open(folder);
        Gallery second = Gallery.open(other)) {
      assertThat(first.manifest().photos()).isEqualTo(9);
      assertThat(second.manifest().photos()).isEqualTo(11);
    }
    running.client.putJson("/v1/galleries/current", key, "{\"name\": \"default\"}");
    assertThat(running.client.get("/v1/galleries").json().at("/current/photos").intValue())
        .isEqualTo(9);
  }

  @Test
  void galleries_unknownOrUnusable_areRefusedAndTheOldOneAnswers() {
    for (String name : List.of("nope", "../other", other.toString())) {
      ProblemsTest.assertProblem(
          running.client.putJson(
              "/v1/galleries/current", key, "{\"name\": \"%s\"}".formatted(name)),
          404);
    }
    ProblemsTest.assertProblem(
        running.client.putJson("/v1/galleries/current", key, "{\"name\": \"gone\"}"), 409);
    ProblemsTest.assertProblem(running.client.putJson("/v1/galleries/current", key, "{}"), 422);
    assertThat(running.client.photos("/v1/identify", YELLOWISH).status()).isEqualTo(200);
  }

  @Test
  void link_pointedToAnotherGallery_isFollowed(@TempDir Path links) throws Exception {
    Path link = Files.createSymbolicLink(links.resolve("now"), folder);
    try (RunningServer linked = RunningServer.on(link)) {
      assertThat(linked.awaitReady().json().get("photos").intValue()).isEqualTo(9);
      Path fresh = Files.createSymbolicLink(links.resolve("next"), other);
      Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);

      Client.Reply reply =
          linked.await("/readyz", ready -> ready.json().get("photos").intValue() == 10);
      assertThat(reply.json().get("photos").intValue()).isEqualTo(10);
    }
  }
}
