package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import naja.encoder.Embedding;
import naja.gallery.StoredEmbedding;
import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void leaveOneOut_everyPhoto_hidesOnlyItself() {
    List<Query> queries = new Split.LeaveOneOut().queries(observations("a", 2, 2));

    assertThat(queries)
        .extracting(query -> query.scope().excludedImages())
        .containsExactly(Set.of("a0-0"), Set.of("a0-1"), Set.of("a1-0"), Set.of("a1-1"));
    assertThat(queries).allMatch(query -> query.scope().excludedObservations().isEmpty());
  }

  @Test
  void leaveOneObservationOut_everyPhoto_hidesItsObservation() {
    assertThat(new Split.LeaveOneObservationOut().queries(observations("a", 2, 2)))
        .extracting(query -> query.scope().excludedObservations())
        .containsExactly(Set.of("a0"), Set.of("a0"), Set.of("a1"), Set.of("a1"));
  }

  @Test
  void stratified_taxaOfManySizes_drawsAFifthButNeverAll() {
    List<StoredEmbedding> photos = new ArrayList<>();
    Map<String, Integer> sizes = Map.of("a", 1, "b", 2, "c", 5, "d", 8, "e", 20);
    sizes.forEach((taxon, size) -> photos.addAll(observations(taxon, size, 3)));

    assertThat(drawnByTaxon(photos, 1)).isEqualTo(Map.of("b", 1, "c", 1, "d", 2, "e", 4));
  }

  @Test
  void stratified_drawnObservations_areAskedAboutWholeAndHiddenFromAll() {
    List<StoredEmbedding> photos = observations("a", 10, 3);

    List<Query> queries = new Split.Stratified(1).queries(photos);

    Set<String> asked = new TreeSet<>();
    queries.forEach(query -> asked.add(query.photo().observationId()));
    assertThat(asked).hasSize(2);
    assertThat(queries).hasSize(6);
    assertThat(queries).allMatch(query -> query.scope().excludedObservations().equals(asked));
  }

  @Test
  void stratified_sameSeed_drawsTheSameInAnyOrder() {
    List<StoredEmbedding> photos = observations("a", 50, 1);

    assertThat(drawn(photos.reversed(), 1)).isEqualTo(drawn(photos, 1));
    assertThat(drawn(photos, 2)).isNotEqualTo(drawn(photos, 1));
  }

  @Test
  void stratified_anotherTaxonAdded_drawsTheSameInTheFirst() {
    List<StoredEmbedding> more = new ArrayList<>(observations("a", 50, 1));
    more.addAll(observations("b", 50, 1));

    assertThat(drawn(more, 1)).containsAll(drawn(observations("a", 50, 1), 1));
  }

  @Test
  void parse_unknownName_listsTheSplits() {
    assertThat(Split.parse("stratified", 4)).isEqualTo(new Split.Stratified(4));
    assertThatThrownBy(() -> Split.parse("random", 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leave-one-out, leave-one-observation-out or stratified, got random");
  }

  private static Set<String> drawn(List<StoredEmbedding> photos, long seed) {
    Set<String> drawn = new TreeSet<>();
    new Split.Stratified(seed)
        .queries(photos)
        .forEach(query -> drawn.add(query.photo().observationId()));
    return drawn;
  }

  private static Map<String, Integer> drawnByTaxon(List<StoredEmbedding> photos, long seed) {
    Map<String, Integer> counts = new TreeMap<>();
    drawn(photos, seed)
        .forEach(observation -> counts.merge(observation.substring(0, 1), 1, Integer::sum));
    return counts;
  }

  private static List<StoredEmbedding> observations(String taxon, int observations, int photos) {
    List<StoredEmbedding> stored = new ArrayList<>();
    for (int i = 0; i < observations; i++) {
      for (int j = 0; j < photos; j++) {
        String observation = taxon + i;
        stored.add(
            new StoredEmbedding(observation + "-" + j, observation, taxon, Embedding.of(1, i)));
      }
    }
    return stored;
  }
}
