package naja.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import naja.eval.metric.Answered;
import naja.eval.metric.Prediction;
import naja.eval.split.Leak;
import naja.eval.split.LeakAudit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EvaluationReportTest {
  private static final EvaluationReport.Origin ORIGIN =
      new EvaluationReport.Origin(
          "knn", "weighted-0.07", "stratified", "0123456789abcdef", "vit", 3, 7L, 5);

  private static final EvaluationReport REPORT =
      report(
          List.of(
              answered(0, new Prediction("a", List.of("a", "b", "c", "d", "e"))),
              answered(1, new Prediction("b", List.of("a", "c", "b", "d", "e"))),
              answered(2, new Prediction("c", List.of("a", "b", "d", "e", "c"))),
              answered(3, new Prediction("f", List.of("a", "b", "c", "d", "e", "f")))));

  private static EvaluationReport report(List<Answered> answers, Leak... leaks) {
    return EvaluationReport.ofRounds(
        ORIGIN, List.of(answers), new LeakAudit(0.999, List.of(leaks)));
  }

  private static Answered answered(int row, Prediction prediction) {
    return new Answered("i" + row, "o" + row / 2, prediction, 20 + 81 * row);
  }

  @Test
  void of_fourPredictions_countsTheHitsAtEachDepth() {
    assertThat(REPORT.n()).isEqualTo(4);
    assertThat(REPORT.correct()).isEqualTo(1);
    assertThat(REPORT.accuracy()).isEqualTo(0.25);
    assertThat(REPORT.top1()).isEqualTo(0.25);
    assertThat(REPORT.top3()).isEqualTo(0.5);
    assertThat(REPORT.top5()).isEqualTo(0.75);
    // a: 2·1 / (1 + 4); b, c and f: 0.
    assertThat(REPORT.macroF1()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void ofRounds_leakingQueries_areShownWithAndWithout() {
    List<Answered> answers =
        List.of(
            answered(0, new Prediction("a", List.of("a"))),
            answered(1, new Prediction("b", List.of("b"))),
            answered(2, new Prediction("c", List.of("a"))));

    EvaluationReport report =
        report(
            answers,
            new Leak(1, "i0", "r", 1, 2, true, true, true),
            new Leak(1, "i1", "r", 0.5, 1, true, false, false));

    assertThat(report.top1()).isEqualTo(2 / 3.0);
    assertThat(report.leaks().queries()).isEqualTo(2);
    assertThat(report.leaks().n()).isEqualTo(1);
    assertThat(report.leaks().scores().getFirst().value()).isZero();
    assertThat(report.toTable())
        .contains(
            "2 queries (2 same observation, 1 same file, 1 with cosine >= 0.999)",
            "without them, 1 queries",
            "top1       0.0000");
    assertThat(report(answers).toTable()).contains("leaks        none");
  }

  @Test
  void of_noPredictions_isRefused() {
    assertThatThrownBy(() -> report(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void toJson_report_hasTheDocumentedKeysInOrder() {
    var json = JsonMapper.shared().readTree(REPORT.toJson());

    assertThat(json.propertyNames())
        .containsExactly(
            "protocol",
            "variant",
            "split",
            "n",
            "correct",
            "accuracy",
            "top1",
            "top3",
            "top5",
            "macro_f1",
            "rounds",
            "split_sha256",
            "encoder",
            "generation",
            "seed",
            "k",
            "leaks",
            "observations",
            "scores",
            "support");
    assertThat(json.get("correct").intValue()).isEqualTo(1);
    assertThat(json.get("top5").doubleValue()).isEqualTo(0.75);
    assertThat(json.get("seed").longValue()).isEqualTo(7);
    assertThat(json.get("scores").get(4).get("name").stringValue()).isEqualTo("balanced_accuracy");
    assertThat(json.get("scores").get(0).propertyNames())
        .containsExactly("name", "value", "low", "high");
    assertThat(json.get("support").get(0).propertyNames())
        .containsExactly("name", "taxa", "photos", "top1");
  }

  @Test
  void toTable_report_saysWhatWasMeasuredAndOnWhat() {
    assertThat(REPORT.toTable())
        .contains(
            "knn (weighted-0.07, k = 5)",
            "stratified, seed 7, sha256 0123456789ab\n",
            "encoder vit, generation 3",
            "1 of 4",
            "top1         0.2500 (0.0000 to 0.5000)",
            "1,000 resamples of 2 observations",
            "head         0.0000 (0.0000 to 0.0000), 3 photos of 3 taxa",
            "medium       1.0000 (1.0000 to 1.0000), 1 photos of 1 taxa");
  }

  @Test
  void toTable_positionsSubmittedAsIds_warns() {
    List<Answered> planted =
        IntStream.range(0, 150)
            .mapToObj(position ->
                answered(
                    position,
                    new Prediction(
                        Integer.toString(2 * position + 1001),
                        List.of(Integer.toString(position)))))
            .toList();
    assertThat(report(planted).toTable())
        .contains("none of 150 answers is right: were class positions taken for taxon ids?");
    assertThat(REPORT.toTable()).doesNotContain("warning");
  }
}
