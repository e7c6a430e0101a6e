package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import naja.server.api.ImageLink;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageRouteTest {
  @AutoClose private RunningServer running;
  private Client client;

  @BeforeAll
  void start(@TempDir Path folder) {
    running = RunningServer.onColours(folder);
    client = running.client;
  }

  @Test
  void image_oddId_isFoundUnderItsLink() {
    Client.Reply reply = client.get(ImageLink.of(ColourGallery.ODD_ID));

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(reply.body()).isEqualTo(ColourGallery.png(200, 10, 10));
  }

  @Test
  void image_slashPercentEncoded_isTheSameImage() {
    assertThat(client.get("/v1/images/green%2F1.png").body())
        .isEqualTo(client.get("/v1/images/green/1.png").body())
        .isEqualTo(ColourGallery.png(10, 220, 10));
  }

  @Test
  void image_sameEntityTag_isNotSentAgain() {
    Client.Reply first = client.get("/v1/images/blue/0.png");
    Client.Reply second =
        client.get("/v1/images/blue/0.png", "If-None-Match", first.header("ETag"));

    assertThat(first.header("ETag")).matches("\"[0-9a-f]{32}\"");
    assertThat(second.status()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(client.get("/v1/images/blue/0.png", "If-None-Match", "\"other\"").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/images/red/none.png",
        "/v1/images/..%2F..%2F..%2Fetc%2Fpasswd",
        "/v1/images/%2Fetc%2Fpasswd",
        "/v1/images//etc/passwd",
        "/v1/images/red%00.png"
      })
  void image_notInTheGallery_isAProblem(String path) {
    Client.Reply reply = client.get(path);

    assertThat(reply.status()).as(reply.text()).isBetween(400, 404);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.text()).doesNotContain("root:");
  }
}
