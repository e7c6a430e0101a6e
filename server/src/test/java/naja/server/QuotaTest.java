package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import naja.server.access.AccessSettings;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the questions of a request use up where 6 a minute may be asked.
class QuotaTest {
  private static final byte[] RED = ColourGallery.png(220, 20, 20);
  private static final String TWO =
      "{\"queries\": [{\"image_id\": \"red/1.png\"}, {\"image_id\": \"none\"}]}";

  private RunningServer running;
  private Client client;

  @BeforeEach
  void start(@TempDir Path folder) {
    ColourGallery.write(folder);
    var access = new AccessSettings("", true, 6, "", false, "", "");
    running =
        RunningServer.on(folder, new FakeImageEncoder(), RunningServer.withGalleries("", access));
    client = running.client;
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void batch_ofPhotosOrEntries_countsByItsQuestions() {
    assertThat(left(client.photos("/v1/identify/batch", RED, RED))).isEqualTo(4);
    assertThat(left(client.json("/v1/search/batch", TWO))).isEqualTo(2);
    assertThat(left(client.photos("/v1/identify", RED, RED))).isEqualTo(1);
    assertThat(left(client.photos("/v2/identify/all", RED, RED))).isZero();
  }

  @Test
  void batch_withMoreQuestionsThanAreLeft_is429AndAnswersNone() {
    client.json("/v1/search/batch", TWO);
    client.json("/v1/search/batch", TWO);
    Client.Reply reply = client.photos("/v1/identify/batch", RED, RED, RED);

    ProblemsTest.assertProblem(reply, 429);
    assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 60);
    assertThat(left(client.photos("/v1/identify", RED))).isZero();
  }

  @Test
  void plot_countsByItsTiles() {
    assertThat(left(client.photos("/v1/tiles?columns=2&rows=2", RED))).isEqualTo(2);
    ProblemsTest.assertProblem(client.photos("/v1/tiles?columns=2&rows=2", RED), 429);
  }

  /// Waiting would not help: 429 would send its sender round in circles.
  @Test
  void request_withMoreQuestionsThanAMinuteAllows_is422() {
    Client.Reply reply = client.photos("/v1/tiles?columns=3&rows=3", RED);

    ProblemsTest.assertProblem(reply, 422);
    assertThat(reply.text()).contains("9 questions", "the 6");
  }

  private static int left(Client.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return Integer.parseInt(reply.header("RateLimit").replaceAll(".*r=(\\d+).*", "$1"));
  }
}
