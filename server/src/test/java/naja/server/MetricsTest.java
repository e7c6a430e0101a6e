package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a service that has answered a little tells of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {
  private static final Pattern NAME =
      Pattern.compile("\\b(naja_[a-z_]+|http_server_[a-z_]+|jvm_[a-z_]+)");

  @AutoClose private RunningServer running;
  private String scraped = "";

  @BeforeAll
  void answerALittle(@TempDir Path folder) throws InterruptedException {
    running = RunningServer.onColours(folder);
    running.awaitReady();
    byte[] photo = ColourGallery.png(200, 20, 20);
    running.client.photos("/v1/identify", photo);
    running.client.photos("/v1/identify", photo);
    running.client.photos("/v1/identify", new byte[] {1, 2, 3});
    running.client.json("/v1/search", "{\"image_id\": \"red/1.png\"}");
    running.client.photos("/v1/identify/batch", photo, new byte[] {1, 2}, photo);
    running.client.json("/v1/search/batch", "{\"queries\": [{\"image_id\": \"red/1.png\"}]}");
    running.client.photos("/v1/tiles?columns=2&rows=1", photo);
    running.client.photos("/v2/identify/all?no-reject=true", photo);
    running.client.get("/v1/images/red/1.png");
    running.client.get("/v1/images/red/none.png");
    running.client.get("/guess/" + "x".repeat(50));
    scraped = running.await("/metrics", reply -> reply.text().contains("route=\"none\"")).text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "naja_identifications_total{verdict=\"identified\"} 5.0",
        "naja_tiles_total{verdict=\"identified\"} 2.0",
        "naja_images_total{result=\"ok\"} 2.0",
        "naja_images_total{result=\"not_an_image\"} 2.0",
        "naja_embedding_cache_requests_total{result=\"hit\"} 4.0",
        "naja_index_vectors 9.0",
        "naja_index_taxa 3.0",
        "naja_gallery_generation 1.0",
        "naja_gallery_trouble 0.0",
        "naja_gpu_active 0.0",
        "naja_queue_depth 0.0",
        "naja_stage_duration_seconds_count{stage=\"encode\"} 2",
        "naja_stage_duration_seconds_count{stage=\"total\"} 8",
        "naja_embed_batch_size_max",
        "encoder=\"fake\",provider=\"cpu\",version=",
        "http_server_requests_seconds_count{method=\"POST\",route=\"/v1/identify\",status=\"200\"} 2",
        "http_server_requests_seconds_count{method=\"POST\",route=\"/v1/identify\",status=\"422\"} 1",
        "jvm_memory_used_bytes{area=\"heap\"",
        "process_uptime_seconds"
      })
  void scrape_afterAFewRequests_says(String expected) {
    assertThat(scraped).contains(expected);
  }

  @Test
  void scrape_idsAndGuesses_makeNoSeries() {
    assertThat(scraped).doesNotContain("none.png", "red/", "xxx").contains("route=\"none\"");
  }

  @Test
  void summary_forPeople_isATableOfStages() {
    assertThat(running.client.get("/metrics-summary").text())
        .containsPattern("stage +count +mean ms +max ms +share\n")
        .containsPattern("encode +2 ")
        .containsPattern("POST /v1/identify 200 +2 ")
        .containsPattern("naja.identifications identified +5\n");
  }

  /// A dashboard of names that nothing exports shows nothing, and an alert on them never comes.
  @ParameterizedTest
  @ValueSource(strings = {"grafana/naja.json", "prometheus/naja-alerts.yaml"})
  void everyName_inDashboardAndAlerts_isExported(String file) throws IOException {
    String text = Files.readString(Path.of(System.getProperty("naja.root"), "config", file));
    Set<String> names = new TreeSet<>();
    NAME.matcher(text).results().forEach(match -> names.add(match.group(1)));

    assertThat(names).hasSizeGreaterThan(5);
    assertThat(names).allSatisfy(name -> assertThat(scraped).contains("\n" + name));
  }

  @ParameterizedTest
  @CsvSource({"plain/path-1.x, plain/path-1.x", "a b, \"a b\"", "a=b, \"a=b\""})
  void logValue_thatCouldBeTakenForMore_isQuoted(String value, String logged) {
    assertThat(RequestLog.quoted(value)).isEqualTo(logged);
  }

  @Test
  void logValue_withALineBreak_staysOnItsLine() {
    assertThat(RequestLog.quoted("a\nERROR b")).isEqualTo("\"a\\nERROR b\"");
  }
}
