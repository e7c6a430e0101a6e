package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TilesRouteTest {
  @AutoClose private RunningServer running;
  private Client client;

  @BeforeAll
  void start(@TempDir Path folder) {
    running = RunningServer.onColours(folder);
    client = running.client;
  }

  /// 41 × 40 pixels: red left above, blue right below, green in the other two quarters.
  private static byte[] plot() throws IOException {
    var image = new BufferedImage(41, 40, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(new Color(10, 220, 10));
    graphics.fillRect(0, 0, 41, 40);
    graphics.setColor(new Color(220, 10, 10));
    graphics.fillRect(0, 0, 20, 20);
    graphics.setColor(new Color(10, 10, 220));
    graphics.fillRect(20, 20, 21, 20);
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  @Test
  void tiles_ofSeveralSpecies_nameEachWithWhereItIs() throws IOException {
    JsonNode plot = client.photos("/v1/tiles?columns=2&rows=2", plot()).json();

    assertThat(plot.get("taxa").values())
        .extracting(found -> found.at("/taxon/id").stringValue())
        .startsWith("t-green")
        .containsExactlyInAnyOrder("t-green", "t-red", "t-blue");
    assertThat(plot.at("/taxa/0/tiles").toString()).isEqualTo("[1,2]");
    assertThat(plot.get("tiles").size()).isEqualTo(4);
    assertThat(plot.at("/tiles/3/bbox/0").doubleValue()).isEqualTo(20 / 41.0);
    assertThat(plot.at("/tiles/3/bbox/3").doubleValue()).isEqualTo(0.5);
    assertThat(plot.at("/tiles/0/results/0/taxon/id").stringValue()).isEqualTo("t-red");
    assertThat(plot.at("/danger/verdict").stringValue()).isEqualTo("cannot_rule_out");
    assertThat(plot.get("rule").stringValue()).isEqualTo("best_per_tile");
  }

  @Test
  void tiles_byTheRankingRule_areCutBeforeTheyAreMerged() throws IOException {
    JsonNode plot =
        client
            .photos("/v1/tiles?columns=2&rows=2&rule=ranked_items&per_tile=1&items=2", plot())
            .json();

    assertThat(plot.get("taxa").size()).isBetween(1, 2);
    assertThat(plot.get("rule").stringValue()).isEqualTo("ranked_items");
  }

  @Test
  void tiles_filter_leavesTheDangerAsItWas() throws IOException {
    JsonNode all = client.photos("/v1/tiles", plot()).json();
    JsonNode harmless = client.photos("/v1/tiles?venomous=no", plot()).json();

    assertThat(harmless.get("taxa").size()).isEqualTo(1);
    assertThat(harmless.get("danger")).isEqualTo(all.get("danger"));
    assertThat(all.get("tiles").size()).isEqualTo(9);
  }

  @Test
  void tiles_twoPhotosOrUnreadableOnes_areRefused() throws IOException {
    ProblemsTest.assertProblem(client.photos("/v1/tiles", plot(), plot()), 422);
    ProblemsTest.assertProblem(client.photos("/v1/tiles", new byte[] {1, 2, 3}), 422);
    ProblemsTest.assertProblem(client.photos("/v1/tiles?columns=7", plot()), 400);
  }
}
