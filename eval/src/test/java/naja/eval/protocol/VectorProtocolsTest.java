package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import naja.eval.dataset.DatasetException;
import naja.eval.report.ScoreTable;
import naja.eval.report.ScoredReport;
import naja.eval.split.Hides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The protocols over vectors give the numbers of the public code on the reference cases.
class VectorProtocolsTest {
  @ParameterizedTest
  @CsvSource({
    "un/cosine, 0.8750, 0.9733, 0.9900",
    "l2n/cosine, 0.8817, 0.9783, 0.9917",
    "un/euclidean, 0.8583,,",
    "l2n/euclidean, 0.8783,,",
    "cl2n/support-mean/euclidean, 0.8800,,",
    "cl2n/support-mean/cosine, 0.8633,,"
  })
  void simpleShot_referenceCase_equalsThePublicCode(
      String variant, double top1, Double top3, Double top5) {
    CaseSplit cases = CaseSplit.trainAndTest();
    ScoredReport report =
        new SimpleShotProtocol(ClassMeanVariant.parse(variant))
            .run(cases.data(), cases.split(Hides.IMAGE))
            .results()
            .getFirst();
    assertThat(report.variant()).isEqualTo(variant);
    assertThat(report.n()).isEqualTo(600);
    assertThat(report.observations()).isEqualTo(340);
    assertThat(score(report, "top1")).isCloseTo(top1, within(5e-5));
    if (top3 != null && top5 != null) {
      assertThat(score(report, "top3")).isCloseTo(top3, within(5e-5));
      assertThat(score(report, "top5")).isCloseTo(top5, within(5e-5));
    }
  }

  @Test
  void simpleShot_centres_areTwoVariants() {
    CaseSplit cases = CaseSplit.trainAndTest();
    ScoreTable all =
        new SimpleShotProtocol(ClassMeanVariant.parse("all"))
            .run(cases.data(), cases.split(Hides.IMAGE));
    assertThat(all.results())
        .extracting(ScoredReport::variant)
        .containsExactlyElementsOf(
            List.of(ClassMeanVariant.values()).stream().map(ClassMeanVariant::code).toList());
    assertThat(score(all.results().get(4), "balanced_accuracy")).isCloseTo(0.82163, within(5e-6));
    assertThat(score(all.results().get(6), "top1")).isCloseTo(0.88667, within(5e-6));
  }

  @Test
  void votes_referenceCase_equalThePublicCode() {
    CaseSplit cases = CaseSplit.trainAndTest();
    ScoreTable table =
        new VoteProtocol(List.of(1, 5, 20), 0.07).run(cases.data(), cases.split(Hides.IMAGE));
    assertThat(table.results().stream().mapToDouble(report -> score(report, "top1")).toArray())
        .containsExactly(
            new double[] {
              0.68, 0.69833, 0.61833, // lowest class first
              0.68, 0.69833, 0.62, // nearest first
              0.68, 0.70, 0.625, // sum of similarities
              0.68, 0.70833, 0.685 // weighted
            },
            within(5e-6));
    assertThat(table.toTable()).contains("majority/nearest-first, k = 20  cases");
  }

  @Test
  void retrieval_referenceCase_equalsThePublicCode() {
    CaseSplit across = CaseSplit.trainAndTest();
    ScoredReport report = new RetrievalProtocol().run(across.data(), across.split(Hides.IMAGE));
    assertThat(score(report, "map")).isCloseTo(0.3446806, within(5e-8));
    assertThat(score(report, "recall_at_1")).isCloseTo(0.68, within(1e-9));
    assertThat(score(report, "recall_at_5")).isCloseTo(0.89333, within(5e-6));
    assertThat(score(report, "recall_at_10")).isCloseTo(0.93, within(1e-9));
    assertThat(report.scores())
        .allSatisfy(score -> assertThat(score.value()).isBetween(score.low(), score.high()));
  }

  @Test
  void retrieval_photosThatAnswerForEachOther_hideWhatTheSplitHides() {
    CaseSplit within = CaseSplit.testOnly();
    RetrievalProtocol protocol = new RetrievalProtocol();
    ScoredReport ownRow = protocol.run(within.data(), within.split(Hides.IMAGE));
    assertThat(score(ownRow, "map")).isCloseTo(0.4159450, within(5e-8));
    assertThat(score(ownRow, "map_at_r")).isCloseTo(0.2991808, within(5e-8));
    assertThat(score(ownRow, "recall_at_1")).isCloseTo(0.79833, within(5e-6));
    assertThat(score(protocol.run(within.data(), within.split(Hides.OBSERVATION)), "recall_at_1"))
        .isCloseTo(0.580, within(5e-4));
  }

  @Test
  void clustering_referenceCase_equalsScikitLearnForWard() {
    CaseSplit cases = CaseSplit.trainAndTest();
    List<ScoredReport> results =
        new ClusteringProtocol(5000, 1).run(cases.data(), cases.split(Hides.IMAGE)).results();
    assertThat(results)
        .extracting(ScoredReport::variant)
        .containsExactly("l2n/ward", "l2n/k-means");
    assertThat(score(results.get(0), "ami")).isCloseTo(0.5980182, within(5e-8));
    // Another draw of the starts than scikit-learn's .4874930.
    assertThat(score(results.get(1), "ami")).isBetween(0.44, 0.56);
  }

  @Test
  void openSet_splitWithoutHeldOutTaxa_isRefused() {
    CaseSplit cases = CaseSplit.trainAndTest();
    assertThatThrownBy(() -> new OpenSetProtocol().run(cases.data(), cases.split(Hides.IMAGE)))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("holds no taxon out: use open-set");
  }

  @Test
  void simpleShot_photosThatAnswerForEachOther_isRefused() {
    CaseSplit cases = CaseSplit.testOnly();
    assertThatThrownBy(() ->
            new SimpleShotProtocol(ClassMeanVariant.parse("all"))
                .run(cases.data(), cases.split(Hides.IMAGE)))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("use stratified, k-fold or k-shot");
  }

  @Test
  void parse_unknownVariant_listsThem() {
    assertThatThrownBy(() -> ClassMeanVariant.parse("cl2n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cl2n/class-balanced/euclidean")
        .hasMessageContaining("got cl2n");
  }

  private static double score(ScoredReport report, String name) {
    return report.scores().stream()
        .filter(score -> score.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
