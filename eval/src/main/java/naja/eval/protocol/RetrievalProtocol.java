package naja.eval.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import naja.eval.metric.AveragePrecision;
import naja.eval.metric.Bootstrap;
import naja.eval.metric.IntervalSeed;
import naja.eval.metric.Score;
import naja.eval.report.LeakSummary;
import naja.eval.report.ScoreReport;
import naja.eval.split.LeakAudit;
import naja.eval.split.Split;
import naja.eval.split.SplitFit;
import naja.indexer.ProgressCount;
import naja.indexer.ProgressListener;

/// How early references of a photo's taxon come when all are ranked by cosine: mAP, mAP@R and
/// Recall@1, 5 and 10, as [Retrieval] defines them.
public record RetrievalProtocol() {
  private static final List<String> NAMES =
      List.of("map", "map_at_r", "recall_at_1", "recall_at_5", "recall_at_10");

  /// One query that has a reference of its taxon.
  private record Ranked(AveragePrecision score, String observationId, boolean leaks) {}

  /// Ranks the references for every photo that is asked about. Queries of taxa without a reference
  /// are left out.
  ///
  /// @throws DatasetException if there are no others
  public ScoreReport run(Dataset data, Split split) {
    return run(data, split, ProgressListener.silent());
  }

  /// The same.
  ///
  /// @param progress is told how many photos have been compared
  public ScoreReport run(Dataset data, Split split, ProgressListener progress) {
    SplitFit.require(split, data);
    LeakAudit audit = LeakAudit.of(data, split, progress);
    List<Ranked> all = new ArrayList<>();
    int skipped = 0;
    try (var count = new ProgressCount(progress, split.asked(), "retrieval")) {
      for (int round = 0; round < split.rounds(); round++) {
        RoundData asked = RoundData.of(data, split, round);
        Retrieval found =
            Retrieval.of(asked.queries(), asked.references(), asked.hidden(), count::add);
        all.addAll(ranked(asked, found, audit.images(round)));
        skipped += found.skipped();
      }
    }
    if (all.isEmpty()) {
      throw new DatasetException(
          "split %s leaves no photo whose taxon has a reference".formatted(split.origin().rule()));
    }
    List<Ranked> clean = all.stream().filter(query -> !query.leaks).toList();
    return ScoreReport.of(
        Origins.of(data, split, "retrieval", "l2n/cosine", null),
        all.size(),
        observations(all),
        intervals(all),
        LeakSummary.of(audit, clean.size(), intervals(clean)),
        skipped == 0
            ? List.of()
            : List.of("%d photos of taxa without a reference left out".formatted(skipped)));
  }

  private static List<Ranked> ranked(RoundData asked, Retrieval found, Set<String> leaking) {
    return IntStream.range(0, found.queries())
        .mapToObj(i -> {
          int row = found.rows().get(i);
          return new Ranked(
              found.scores().get(i),
              asked.queries().observationIds().get(row),
              leaking.contains(asked.imageIds().get(row)));
        })
        .toList();
  }

  private static List<String> observations(List<Ranked> queries) {
    return queries.stream().map(Ranked::observationId).toList();
  }

  private static List<Score> intervals(List<Ranked> queries) {
    if (queries.isEmpty()) {
      return List.of();
    }
    double[][] values =
        queries.stream()
            .map(Ranked::score)
            .map(score ->
                Stream.of(score.value(), score.atR(), hit(score, 1), hit(score, 5), hit(score, 10))
                    .mapToDouble(Double::doubleValue)
                    .toArray())
            .toArray(double[][]::new);
    return Score.named(
        NAMES,
        Bootstrap.of(observations(queries), IntervalSeed.current())
            .intervals(rows -> means(values, rows)));
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
