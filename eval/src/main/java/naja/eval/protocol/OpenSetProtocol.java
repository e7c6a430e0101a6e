package naja.eval.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import naja.eval.metric.Bootstrap;
import naja.eval.metric.IntervalSeed;
import naja.eval.metric.OpenSet;
import naja.eval.metric.Score;
import naja.eval.report.LeakSummary;
import naja.eval.report.ScoreReport;
import naja.eval.report.ScoreTable;
import naja.eval.split.LeakAudit;
import naja.eval.split.Split;
import naja.eval.split.SplitFit;
import naja.indexer.ProgressCount;
import naja.indexer.ProgressListener;

/// How well a score tells photos of known taxa (the positives) from photos of taxa that are wholly
/// held out: AUROC, and FPR@95, the share of unknown photos accepted at the highest threshold that
/// accepts 95 % of the known ones.
///
/// Three scores: the cosine to the nearest reference (what the unknown threshold of the service
/// looks at), and the cosine to the most similar class mean, of raw and of normalised embeddings.
public record OpenSetProtocol() {
  private static final List<String> NAMES = List.of("auroc", "fpr_at_95");

  /// One query's best score.
  ///
  /// @param known whether the query's taxon has references
  /// @param leaks whether the references knew the query already
  private record Confidence(String observationId, boolean known, double score, boolean leaks) {
    static double[] scores(List<Confidence> all, int[] rows, boolean wanted) {
      return IntStream.of(rows)
          .mapToObj(all::get)
          .filter(confidence -> confidence.known == wanted)
          .mapToDouble(Confidence::score)
          .toArray();
    }
  }

  /// What gives every query of a round its score.
  @FunctionalInterface
  private interface Scoring {
    double[] of(RoundData round, ProgressCount count);
  }

  /// Examines vectors.
  ///
  /// @throws DatasetException if the split holds no taxon out
  public ScoreTable run(Dataset data, Split split) {
    return run(data, split, ProgressListener.silent());
  }

  /// The same.
  ///
  /// @param progress is told how many photos have been compared
  public ScoreTable run(Dataset data, Split split, ProgressListener progress) {
    if (split.heldOut().isEmpty()) {
      throw new DatasetException(
          "split %s holds no taxon out: use open-set".formatted(split.origin().rule()));
    }
    RoundData.requireApart(split);
    SplitFit.require(split, data);
    LeakAudit audit = LeakAudit.of(data, split, progress);
    try (var count = new ProgressCount(progress, 3 * split.asked(), "open set")) {
      Asked asked = new Asked(data, split, audit, count);
      return new ScoreTable(
          List.of(
              asked.report("nearest", OpenSetProtocol::nearest),
              asked.report("prototype/un/cosine", mean(ClassMeanVariant.UN_COSINE)),
              asked.report("prototype/l2n/cosine", mean(ClassMeanVariant.L2N_COSINE))));
    }
  }

  /// The queries of a split, to be scored in several ways.
  private record Asked(Dataset data, Split split, LeakAudit audit, ProgressCount count) {
    ScoreReport report(String variant, Scoring scoring) {
      List<Confidence> all = new ArrayList<>();
      for (int round = 0; round < split.rounds(); round++) {
        all.addAll(confidences(RoundData.of(data, split, round), audit.images(round), scoring));
      }
      List<Confidence> clean = all.stream().filter(query -> !query.leaks).toList();
      long known = all.stream().filter(Confidence::known).count();
      return ScoreReport.of(
          Origins.of(data, split, "open-set", variant, null),
          all.size(),
          observations(all),
          intervals(all),
          LeakSummary.of(audit, clean.size(), intervals(clean)),
          List.of(
              "%d photos of known taxa, %d of %d held out"
                  .formatted(known, all.size() - known, split.heldOut().size())));
    }

    private List<Confidence> confidences(RoundData round, Set<String> leaking, Scoring scoring) {
      double[] scores = scoring.of(round, count);
      return IntStream.range(0, scores.length)
          .mapToObj(row ->
              new Confidence(
                  round.queries().observationIds().get(row),
                  !split.heldOut().contains(round.queries().taxonIds().get(row)),
                  scores[row],
                  leaking.contains(round.imageIds().get(row))))
          .toList();
    }
  }

  private static List<String> observations(List<Confidence> queries) {
    return queries.stream().map(Confidence::observationId).toList();
  }

  private static List<Score> intervals(List<Confidence> queries) {
    return queries.isEmpty()
        ? List.of()
        : Score.named(
            NAMES,
            Bootstrap.of(observations(queries), IntervalSeed.current())
                .intervals(rows -> values(queries, rows)));
  }

  private static double[] values(List<Confidence> all, int[] rows) {
    double[] positives = Confidence.scores(all, rows, true);
    double[] negatives = Confidence.scores(all, rows, false);
    if (positives.length == 0 || negatives.length == 0) {
      return new double[] {Double.NaN, Double.NaN};
    }
    OpenSet openSet = OpenSet.of(positives, negatives);
    return new double[] {openSet.auroc(), openSet.falsePositiveRate()};
  }

  private static double[] nearest(RoundData round, ProgressCount count) {
    FeatureMap l2n = FeatureMap.l2n();
    NearestRows nearest =
        NearestRows.of(
            l2n.of(round.queries().vectors()), l2n.of(round.references().vectors()), 1, count::add);
    return IntStream.range(0, nearest.queries())
        .mapToDouble(query -> nearest.similarities(query)[0])
        .toArray();
  }

  private static Scoring mean(ClassMeanVariant variant) {
    return (round, count) -> {
      var scores = variant.fit(round.references()).scores(round.queries().vectors()).scores();
      count.add(scores.rows());
      return IntStream.range(0, scores.rows())
          .mapToDouble(row -> Arrays.stream(scores.row(row)).max().orElseThrow())
          .toArray();
    };
  }
}
