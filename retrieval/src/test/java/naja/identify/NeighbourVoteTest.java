package naja.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import naja.gallery.StoredEmbedding;
import naja.prototype.EvaluationCases;
import naja.prototype.TaxonScore;
import naja.search.Neighbour;
import naja.search.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbourVoteTest {
  private static final List<Neighbour> FOUR =
      List.of(
          neighbour("1", "x", 0.9),
          neighbour("2", "y", 0.85),
          neighbour("3", "y", 0.8),
          neighbour("4", "x", 0.5));

  @Test
  void count_threeVoters_areTheSoftmaxOfTheirCosines() {
    List<TaxonScore> votes = new NeighbourVote(3, 0.07).count(FOUR);

    assertThat(votes).extracting(TaxonScore::taxonId).containsExactly("x", "y");
    assertThat(votes.getFirst().score()).isCloseTo(0.5783045477314085, within(1e-12));
    assertThat(votes.getLast().score()).isCloseTo(0.42169545226859134, within(1e-12));
  }

  @Test
  void count_oneVoter_holdsAllTheVotes() {
    assertThat(new NeighbourVote(1, 0.07).count(FOUR)).containsExactly(new TaxonScore("x", 1));
  }

  @Test
  void count_tie_goesToTheLowestTaxonId() {
    var tied = List.of(neighbour("1", "b", 0.5), neighbour("2", "a", 0.5));

    assertThat(new NeighbourVote(2, 0.07).count(tied))
        .containsExactly(new TaxonScore("a", 0.5), new TaxonScore("b", 0.5));
  }

  @Test
  void count_nobody_isEmpty() {
    assertThat(new NeighbourVote(20, 0.07).count(List.of())).isEmpty();
  }

  @Test
  void count_tinyTemperature_staysFinite() {
    assertThat(new NeighbourVote(4, 1e-6).count(FOUR).getFirst()).isEqualTo(new TaxonScore("x", 1));
  }

  @ParameterizedTest
  @CsvSource({
    "1, knn1_weighted_T0.07, 408",
    "5, knn5_weighted_T0.07, 536",
    "10, knn10_weighted_T0.07, 551",
    "20, knn20_weighted_T0.07, 558"
  })
  void count_mainCases_equalsTheReferenceRowForRow(int k, String method, int top5)
      throws IOException {
    var neighbourhood =
        new Neighbourhood(new ExactSearchFake(EvaluationCases.read("main", "train")));
    NeighbourVote vote = new NeighbourVote(k, 0.07);
    List<StoredEmbedding> queries = EvaluationCases.read("main", "test");

    List<List<String>> ranked =
        queries.stream()
            .map(query -> vote.count(neighbourhood.nearest(query.embedding(), k, Scope.ALL)))
            .map(votes -> votes.stream().map(TaxonScore::taxonId).limit(5).toList())
            .toList();

    assertThat(ranked).extracting(List::getFirst).isEqualTo(EvaluationCases.predictions(method));
    long hits = 0;
    for (int i = 0; i < queries.size(); i++) {
      hits += ranked.get(i).contains(queries.get(i).taxonId()) ? 1 : 0;
    }
    assertThat(hits).isEqualTo(top5);
  }

  private static Neighbour neighbour(String image, String taxon, double similarity) {
    return new Neighbour(image, image, taxon, similarity);
  }
}
