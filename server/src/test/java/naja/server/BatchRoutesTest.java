package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchRoutesTest {
  private static final byte[] RED = ColourGallery.png(220, 20, 20);
  private static final byte[] GREEN = ColourGallery.png(20, 220, 20);

  @AutoClose private RunningServer running;
  private Client client;

  @BeforeAll
  void start(@TempDir Path folder) {
    running = RunningServer.onColours(folder);
    client = running.client;
  }

  @Test
  void identify_photosOfMany_answersEachAndCarriesOnAfterABadOne() {
    JsonNode items =
        client
            .photos("/v1/identify/batch?limit=1", RED, new byte[] {1, 2}, GREEN)
            .json()
            .get("items");

    assertThat(items.values())
        .extracting(item -> item.get("status").stringValue())
        .containsExactly("ok", "failed", "ok");
    assertThat(items.at("/0/reply/results/0/taxon/id").stringValue()).isEqualTo("t-red");
    assertThat(items.at("/1/problem/status").intValue()).isEqualTo(422);
    assertThat(items.at("/1/problem/errors/0/reason").stringValue()).isEqualTo("not_an_image");
    assertThat(items.at("/2/reply/results/0/taxon/id").stringValue()).isEqualTo("t-green");
    JsonNode alone = client.photos("/v1/identify?limit=1", GREEN).json();
    assertThat(items.at("/2/reply/results")).isEqualTo(alone.get("results"));
  }

  @Test
  void search_entries_answersEachInItsPlace() {
    String body =
        """
        {"queries": [{"image_id": "red/1.png"}, {"image_id": "nothing"}, {"embedding": [1, 0, 0, 0]}],
         "k": 2}
        """;
    JsonNode items = client.json("/v1/search/batch", body).json().get("items");

    assertThat(items.at("/0/reply/neighbours/0/taxon_id").stringValue()).isEqualTo("t-red");
    assertThat(items.at("/0/reply/neighbours").size()).isEqualTo(2);
    assertThat(items.at("/1/problem/status").intValue()).isEqualTo(404);
    assertThat(items.at("/2/status").stringValue()).isEqualTo("ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"queries\": []}", "{\"queries\": 7}", "{\"queries\": [{}]}"})
  void entries_noneOrWrong_are422(String body) {
    ProblemsTest.assertProblem(client.json("/v1/search/batch", body), 422);
  }

  @Test
  void option_thatCannotBeUnderstood_refusesTheWhole() {
    ProblemsTest.assertProblem(client.photos("/v1/identify/batch?limit=0", RED, GREEN), 400);
    ProblemsTest.assertProblem(client.photos("/v1/search/batch?kk=1", RED), 400);
  }
}
