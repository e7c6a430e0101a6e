package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.search.Neighbour;
import naja.search.Scope;
import naja.server.api.Json;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchRouteTest {
  private static final byte[] BLUISH = ColourGallery.png(40, 20, 220);

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
  void search_photo_givesTheNeighboursOfExactSearch() {
    Client.Reply reply = client.photos("/v1/search?k=4&exact=true", BLUISH);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(ids(reply)).isEqualTo(exact(ColourGallery.embedding(BLUISH), 4));
    assertThat(reply.json().get("exact").booleanValue()).isTrue();
    assertThat(reply.json().at("/neighbours/0/taxon_id").stringValue()).isEqualTo("t-blue");
    assertThat(reply.json().at("/neighbours/0/similarity").doubleValue()).isBetween(0.9, 1.0);
  }

  @Test
  void search_embedding_givesWhatThePhotoGives() {
    String embedding = Json.pretty(ColourGallery.embedding(BLUISH).toArray());
    Client.Reply reply =
        client.json("/v1/search", "{\"embedding\": %s, \"k\": 5}".formatted(embedding));

    assertThat(ids(reply)).hasSize(5).isEqualTo(ids(client.photos("/v1/search?k=5", BLUISH)));
  }

  @Test
  void search_storedPhoto_leavesItsOwnObservationOut() {
    Client.Reply reply = client.json("/v1/search", "{\"image_id\": \"blue/0.png\", \"k\": 2}");

    assertThat(ids(reply)).containsExactlyInAnyOrder("blue/1.png", "blue/2.png");
  }

  @Test
  void search_filters_holdForEveryNeighbour() {
    assertThat(ids(client.photos("/v1/search?country=CHE&venomous=no", BLUISH)))
        .containsExactlyInAnyOrder("green/0.png", "green/1.png", "green/2.png");
    assertThat(
            ids(client.json("/v1/search", "{\"image_id\":\"blue/0.png\",\"taxon\":[\"t-red\"]}")))
        .hasSize(3)
        .contains(ColourGallery.ODD_ID);
  }

  @Test
  void search_manyMoreThanThereAre_givesAll() {
    assertThat(ids(client.photos("/v1/search?k=1000", BLUISH))).hasSize(9);
  }

  @Test
  void search_pages_goOnWhereTheLastOneEnded() {
    JsonNode first = client.photos("/v1/search?k=4", BLUISH).json();
    JsonNode last = client.photos("/v1/search?k=4&page=3", BLUISH).json();
    List<String> paged = new ArrayList<>(ids(client.photos("/v1/search?k=4", BLUISH)));
    paged.addAll(ids(client.photos("/v1/search?k=4&page=2", BLUISH)));
    paged.addAll(ids(client.photos("/v1/search?k=4&page=3", BLUISH)));

    assertThat(paged).isEqualTo(ids(client.photos("/v1/search?k=9", BLUISH)));
    assertThat(first.get("next_page").intValue()).isEqualTo(2);
    assertThat(last.get("next_page").isNull()).isTrue();
    assertThat(last.get("neighbours").size()).isEqualTo(1);
    ProblemsTest.assertProblem(client.photos("/v1/search?k=1000&page=11", BLUISH), 400);
  }

  @Test
  void search_groupedByTaxon_showsTheNearestPhotoOfEach() {
    JsonNode grouped = client.photos("/v1/search?group_by=taxon&exact=true", BLUISH).json();

    assertThat(grouped.get("neighbours").values())
        .extracting(neighbour -> neighbour.get("taxon_id").stringValue())
        .startsWith("t-blue")
        .containsExactlyInAnyOrder("t-blue", "t-red", "t-green");
    assertThat(grouped.at("/neighbours/0/image_id").stringValue())
        .isEqualTo(exact(ColourGallery.embedding(BLUISH), 1).getFirst());
  }

  private List<String> exact(Embedding query, int k) {
    try (Gallery gallery = Gallery.open(folder)) {
      return gallery.exactSearch().nearest(query, k, Scope.ALL).stream()
          .map(Neighbour::imageId)
          .toList();
    }
  }

  private static List<String> ids(Client.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return StreamSupport.stream(reply.json().get("neighbours").spliterator(), false)
        .map(neighbour -> neighbour.get("image_id").stringValue())
        .toList();
  }
}
