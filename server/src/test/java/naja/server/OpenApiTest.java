package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// That routes answer as they say is held by [Client], which checks every reply that a test gets.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
  @AutoClose private RunningServer running;
  private JsonNode document;

  @BeforeAll
  void start(@TempDir Path folder) {
    running = RunningServer.onColours(folder);
    document = running.client.get("/openapi.json").json();
  }

  @Test
  void document_operations_areTheRegisteredRoutesAndNothingElse() {
    Set<String> described = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(verb -> described.add(verb + " " + path.getKey())));

    assertThat(described).isEqualTo(new TreeSet<>(running.server.registered()));
    assertThat(described).contains("post /v1/identify", "get /v1/images/{id}", "get /");
  }

  @Test
  void document_reads_asOpenApi31() {
    assertThat(document.get("openapi").stringValue()).startsWith("3.1");
    for (JsonNode path : document.get("paths").values()) {
      for (JsonNode operation : path.values()) {
        assertThat(operation.get("summary").stringValue()).isNotBlank();
        assertThat(operation.get("responses").size()).isPositive();
        assertThat(operation.at("/responses/200/description").asString("")).isNotBlank();
      }
    }
  }

  @Test
  void references_everyOne_leadToASchema() {
    Set<String> targets = new TreeSet<>();
    document.findValues("$ref").forEach(reference -> targets.add(reference.stringValue()));

    assertThat(targets).isNotEmpty();
    for (String target : targets) {
      assertThat(document.at(target.substring(1)).isObject()).as(target).isTrue();
    }
  }

  @Test
  void option_inTheDocument_hasTheRangeThatIsEnforced() {
    JsonNode k = parameter("/v1/search", "k");

    assertThat(k.at("/schema/minimum").intValue()).isEqualTo(1);
    int most = k.at("/schema/maximum").intValue();
    byte[] photo = ColourGallery.png(200, 0, 0);
    assertThat(running.client.photos("/v1/search?k=" + most, photo).status()).isEqualTo(200);
    assertThat(running.client.photos("/v1/search?k=" + (most + 1), photo).status()).isEqualTo(400);
  }

  @Test
  void schema_ofAReply_saysWhatMayBeNull() {
    JsonNode candidate = document.at("/components/schemas/CandidateReply");

    assertThat(candidate.at("/properties/probability/type").toString()).contains("null", "number");
    assertThat(candidate.at("/properties/score/type").asString()).isEqualTo("number");
    assertThat(candidate.get("required").toString()).contains("probability", "score", "taxon");
  }

  @Test
  void operation_thatAKeyGuards_saysSo() {
    JsonNode identify = document.at("/paths/~1v1~1identify/post");

    assertThat(identify.get("security").toString()).contains("bearer", "header");
    assertThat(identify.get("responses").propertyNames()).contains("401", "429");
    assertThat(document.at("/paths/~1livez/get/security").toString()).isEqualTo("[{}]");
  }

  @Test
  void page_ofTheDocument_namesEveryPathAndShapeWithoutScript() {
    String html = running.client.get("/docs").text();

    document.get("paths").propertyNames().forEach(path -> assertThat(html).contains(path));
    document
        .at("/components/schemas")
        .propertyNames()
        .forEach(shape -> assertThat(html).contains("id=\"" + shape + "\""));
    assertThat(html).doesNotContainPattern("<script|<style|\\sstyle=|\\son[a-z]+=");
    assertThat(html).doesNotContainPattern("(src|href)=\"(https?:)?//");
  }

  private JsonNode parameter(String path, String name) {
    for (JsonNode parameter : document.get("paths").get(path).at("/post/parameters").values()) {
      if (parameter.get("name").stringValue().equals(name)) {
        return parameter;
      }
    }
    throw new AssertionError(path + " has no parameter " + name);
  }
}
