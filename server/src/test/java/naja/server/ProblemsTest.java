package naja.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemsTest {
  private static final byte[] PHOTO = ColourGallery.png(200, 20, 20);
  private static final byte[] TEXT = "not a photo at all".getBytes(UTF_8);

  @AutoClose private RunningServer running;
  private Client client;

  @BeforeAll
  void start(@TempDir Path folder) {
    running = RunningServer.onColours(folder);
    client = running.client;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/nothing", "/index.php", "/v1/identify/", "/v1/images", "/web/app.js"})
  void unknownPath_get_is404(String path) {
    assertProblem(client.get(path), path.startsWith("/v1/identify") ? 405 : 404);
  }

  @Test
  void knownPath_wrongMethod_is405AndNamesTheMethods() {
    Client.Reply reply = client.get("/v1/identify");

    assertProblem(reply, 405);
    assertThat(reply.header("Allow")).contains("POST");
  }

  @ParameterizedTest
  @CsvSource({"/v1/identify,text/plain", "/v1/search,application/x-www-form-urlencoded"})
  void body_otherContentType_is415(String path, String type) {
    assertProblem(client.post(path, type, "x=1"), 415);
  }

  @Test
  void option_unknown_is400AndNamesTheOnesThereAre() {
    Client.Reply reply = client.photos("/v1/identify?venemous=no", PHOTO);

    assertProblem(reply, 400);
    assertThat(detail(reply)).contains("venemous").contains("venomous");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/identify?limit=0",
        "/v1/identify?limit=1001",
        "/v1/identify?k=0",
        "/v1/identify?scorer=best",
        "/v1/identify?rank=order",
        "/v1/identify?lat=91&lng=0",
        "/v1/identify?lat=x&lng=0",
        "/v1/identify?lat=47",
        "/v1/identify?geo=filter",
        "/v1/identify?observed_on=yesterday",
        "/v1/identify?limit=ten",
        "/v1/identify?limit=1&limit=2",
        "/v1/identify?venomous=perhaps",
        "/v1/search?k=1001",
        "/v1/search?exact=maybe"
      })
  void option_badValue_is400AndNamesIt(String path) {
    Client.Reply reply = client.photos(path, PHOTO);

    assertProblem(reply, 400);
    assertThat(detail(reply)).startsWith(path.replaceAll(".*[?]([a-z_]+)=.*", "$1"));
  }

  @Test
  void photos_none_is422() {
    var form = new Client.Form().field("limit", "3");

    assertProblem(client.form("/v1/identify", form), 422);
  }

  @Test
  void photos_underAnotherName_is400AndSaysTheName() {
    var form = new Client.Form().file("photo", "a.png", PHOTO);
    Client.Reply reply = client.form("/v1/identify", form);

    assertProblem(reply, 400);
    assertThat(detail(reply)).contains("images").contains("photo");
  }

  @Test
  void photos_tooMany_is422AndSaysHowMany() {
    Client.Reply reply = client.photos("/v1/identify", PHOTO, PHOTO, PHOTO, PHOTO);

    assertProblem(reply, 422);
    assertThat(detail(reply)).contains("3").contains("4");
  }

  @Test
  void photos_someUnreadable_is422AndNamesEachWithItsReason() {
    byte[] truncated = Arrays.copyOf(PHOTO, PHOTO.length - 30);
    Client.Reply reply = client.photos("/v1/identify", TEXT, PHOTO, truncated);

    assertProblem(reply, 422);
    var errors = reply.json().get("errors");
    assertThat(errors.size()).isEqualTo(2);
    assertThat(errors.at("/0/index").intValue()).isZero();
    assertThat(errors.at("/0/name").stringValue()).isEqualTo("photo-0.png");
    assertThat(errors.at("/0/reason").stringValue()).isEqualTo("not_an_image");
    assertThat(errors.at("/0/message").stringValue()).isNotBlank();
    assertThat(errors.at("/1/index").intValue()).isEqualTo(2);
    assertThat(errors.at("/1/reason").stringValue()).isEqualTo("truncated");
  }

  @Test
  void photo_empty_is422() {
    Client.Reply reply = client.photos("/v1/search", new byte[0]);

    assertProblem(reply, 422);
    assertThat(reply.json().at("/errors/0/reason").stringValue()).isEqualTo("empty");
  }

  @Test
  void photo_formatThatIsNotRead_is415() {
    byte[] heic = new byte[64];
    System.arraycopy("\0\0\0\u0018ftypheic\0\0\0\0heicmif1".getBytes(UTF_8), 0, heic, 0, 24);
    Client.Reply reply = client.photos("/v1/identify", heic);

    assertProblem(reply, 415);
    assertThat(reply.json().at("/errors/0/reason").stringValue()).isEqualTo("unsupported_format");
  }

  @Test
  void photo_moreBytesThanAllowed_is413() {
    Client.Reply reply = client.photos("/v1/identify", Arrays.copyOf(PHOTO, 100_001));

    assertProblem(reply, 413);
    assertThat(reply.json().at("/errors/0/reason").stringValue()).isEqualTo("too_many_bytes");
  }

  @Test
  void body_announcedTooLarge_is413() {
    assertProblem(client.photos("/v1/identify", new byte[250_000]), 413);
  }

  @Test
  void body_unannouncedTooLarge_is413() {
    byte[] body = new Client.Form().file("images", "a.png", new byte[250_000]).bytes();
    var stream = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

    Client.Reply reply = client.post("/v1/identify", Client.Form.TYPE, stream);

    assertProblem(reply, 413);
    assertThat(reply.header("Connection")).isEqualTo("close");
  }

  @RepeatedTest(20)
  void body_refusedUnread_nextRequestIsAnswered() {
    byte[] body = new byte[1_000_000];
    var unannounced = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

    assertProblem(client.post("/v1/identify", "text/plain", unannounced), 415);
    assertProblem(client.photos("/v1/identify", body), 413);
    assertProblem(client.post("/v1/identify", Client.Form.TYPE, "garbage"), 400);
    assertProblem(client.json("/v1/search", "{"), 400);
  }

  @Test
  void body_refusedAfterItsEnd_keepsTheConnection() {
    assertThat(client.json("/v1/search", "{}").header("Connection")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "--naja\r\nContent-Disposition: form-data"})
  void multipart_malformed_is400(String body) {
    assertProblem(client.post("/v1/identify", "multipart/form-data; boundary=naja", body), 400);
  }

  @Test
  void multipart_withoutBoundary_is400() {
    assertProblem(client.post("/v1/identify", "multipart/form-data", "x"), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1]",
        "{\"image_id\": 7}",
        "{\"embedding\": \"x\"}",
        "{\"embedding\": [1, \"2\", 3, 4]}",
        "{\"image_id\": \"red/1.png\", \"kk\": 3}",
        "{\"image_id\": \"red/1.png\", \"k\": {\"a\": 1}}",
        "{\"image_id\": \"a\", \"image_id\": \"b\"}"
      })
  void json_malformed_is400(String body) {
    assertProblem(client.json("/v1/search", body), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"image_id\": \"red/1.png\", \"embedding\": [1, 2, 3, 4]}",
        "{\"embedding\": []}",
        "{\"embedding\": [1, 2, 3]}",
        "{\"embedding\": [0, 0, 0, 0]}",
        "{\"embedding\": [1e99, 0, 0, 0]}"
      })
  void json_unusableQuery_is422(String body) {
    assertProblem(client.json("/v1/search", body), 422);
    assertProblem(client.json("/v1/identify", body), 422);
  }

  @Test
  void json_unknownStoredPhoto_is404() {
    Client.Reply reply = client.json("/v1/search", "{\"image_id\": \"red/none.png\"}");

    assertProblem(reply, 404);
    assertThat(detail(reply)).contains("red/none.png");
  }

  @Test
  void request_withAnId_getsItBackAndInTheProblem() {
    Client.Reply reply = client.get("/v1/nothing", "X-Request-Id", "walk-7.b");

    assertThat(reply.header("X-Request-Id")).isEqualTo("walk-7.b");
    assertThat(reply.json().get("request_id").stringValue()).isEqualTo("walk-7.b");
    assertThat(client.get("/livez", "X-Request-Id", "<script>").header("X-Request-Id"))
        .matches("[0-9a-f-]{36}");
  }

  private static String detail(Client.Reply reply) {
    return reply.json().get("detail").stringValue();
  }

  /// RFC 9457's members are there, and nothing that only a developer should see.
  static void assertProblem(Client.Reply reply, int status) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    var json = reply.json();
    assertThat(json.get("status").intValue()).isEqualTo(status);
    assertThat(json.get("type").stringValue()).startsWith("urn:naja:problem:");
    assertThat(json.get("title").stringValue()).isNotBlank();
    assertThat(json.get("detail").stringValue()).isNotBlank();
    assertThat(reply.text()).doesNotContain("Exception", "\tat ", ".java:");
  }
}
