package naja.eval.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import naja.eval.dataset.Dataset;
import naja.eval.metric.AveragePrecision;
import naja.eval.metric.Bootstrap;
import naja.eval.metric.Score;
import naja.eval.report.ScoreReport;
import naja.eval.split.Split;

/// How early references of a photo's taxon come when all are ranked by cosine: mAP, mAP@R and
/// Recall@1, 5 and 10, as [Retrieval] defines them.
public record RetrievalProtocol() {
  private static final List<String> NAMES =
      List.of("map", "map_at_r", "recall_at_1", "recall_at_5", "recall_at_10");

  /// Ranks the references for every photo that is asked about. Queries of taxa without a reference
  /// are left out.
  ///
  /// @throws IllegalArgumentException if there are no others
  public ScoreReport run(Dataset data, Split split) {
    List<AveragePrecision> scores = new ArrayList<>();
    List<String> observations = new ArrayList<>();
    int skipped = 0;
    for (RoundData round : RoundData.of(data, split)) {
      Retrieval found = Retrieval.of(round.queries(), round.references(), round.hidden());
      scores.addAll(found.scores());
      found.rows().forEach(row -> observations.add(round.queries().observationIds().get(row)));
      skipped += found.skipped();
    }
    if (scores.isEmpty()) {
      throw new IllegalArgumentException(
          "split %s leaves no photo whose taxon has a reference".formatted(split.origin().rule()));
    }
    return ScoreReport.of(
        Origins.of(data, split, "retrieval", "l2n/cosine", null),
        scores.size(),
        observations,
        intervals(scores, observations),
        skipped == 0
            ? List.of()
            : List.of("%d photos of taxa without a reference left out".formatted(skipped)));
  }

  private static List<Score> intervals(List<AveragePrecision> scores, List<String> observations) {
    double[][] values =
        scores.stream()
            .map(score ->
                Stream.of(score.value(), score.atR(), hit(score, 1), hit(score, 5), hit(score, 10))
                    .mapToDouble(Double::doubleValue)
                    .toArray())
            .toArray(double[][]::new);
    return Score.named(
        NAMES, Bootstrap.of(observations, Score.SEED).intervals(rows -> means(values, rows)));
  }

  private static double hit(AveragePrecision score, int k) {
    return score.hits(k) ? 1 : 0;
  }

  private static double[] means(double[][] values, int[] rows) {
    double[] means = new double[NAMES.size()];
    for (int row : rows) {
      for (int i = 0; i < means.length; i++) {
        means[i] += values[row][i] / rows.length;
      }
    }
    return means;
  }
}
