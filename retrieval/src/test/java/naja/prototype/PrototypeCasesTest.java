package naja.prototype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import naja.gallery.StoredEmbedding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reference results that were computed in another language, twice.
class PrototypeCasesTest {
  @ParameterizedTest
  @CsvSource({
    "RAW_MEAN, proto_raw_mean_cosine,  525, 584, 594",
    "L2N,      proto_l2n_mean_cosine,  529, 587, 595",
    "CL2N,     proto_cl2n_mean_cosine, 518, 581, 590"
  })
  void score_mainCases_equalsTheReferenceRowForRow(
      PrototypeVariant variant, String method, int top1, int top3, int top5) throws IOException {
    Prototypes prototypes = Prototypes.of(EvaluationCases.read("main", "train"), variant);
    List<StoredEmbedding> queries = EvaluationCases.read("main", "test");

    List<List<String>> ranked = queries.stream().map(query -> ranked(prototypes, query)).toList();

    assertThat(ranked).extracting(List::getFirst).isEqualTo(EvaluationCases.predictions(method));
    assertThat(hits(queries, ranked, 1)).isEqualTo(top1);
    assertThat(hits(queries, ranked, 3)).isEqualTo(top3);
    assertThat(hits(queries, ranked, 5)).isEqualTo(top5);
  }

  @Test
  void score_edgeCases_breaksTiesAndTakesZeroVectorsAsTheReferenceDoes() throws IOException {
    Prototypes prototypes =
        Prototypes.of(EvaluationCases.read("edge", "train"), PrototypeVariant.RAW_MEAN);
    List<StoredEmbedding> queries = EvaluationCases.read("edge", "test");

    List<TaxonScore> tied = prototypes.score(queries.get(0).embedding());

    assertThat(tied.get(0).score()).isCloseTo(0.707106781187, within(1e-7));
    assertThat(queries.stream().map(query -> ranked(prototypes, query)))
        .containsExactly(
            List.of("0003", "0007", "0020", "0021"),
            List.of("0003", "0007", "0020", "0021"),
            List.of("0020", "0003", "0007", "0021"),
            List.of("0021", "0007", "0020", "0003"),
            List.of("0020", "0003", "0007", "0021"),
            List.of("0007", "0020", "0003", "0021"));
  }

  private static List<String> ranked(Prototypes prototypes, StoredEmbedding query) {
    return prototypes.score(query.embedding()).stream().map(TaxonScore::taxonId).toList();
  }

  private static long hits(List<StoredEmbedding> queries, List<List<String>> ranked, int k) {
    long hits = 0;
    for (int i = 0; i < queries.size(); i++) {
      hits += ranked.get(i).subList(0, k).contains(queries.get(i).taxonId()) ? 1 : 0;
    }
    return hits;
  }
}
