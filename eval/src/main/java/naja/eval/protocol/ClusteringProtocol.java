package naja.eval.protocol;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import naja.eval.clustering.KMeans;
import naja.eval.clustering.Ward;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.metric.ClusterAgreement;
import naja.eval.metric.HalfSamples;
import naja.eval.metric.IntervalSeed;
import naja.eval.metric.Score;
import naja.eval.report.LeakSummary;
import naja.eval.report.ScoreReport;
import naja.eval.report.ScoreTable;
import naja.eval.report.ScoredReport;
import naja.eval.split.LeakAudit;
import naja.eval.split.Split;
import naja.indexer.ProgressListener;

/// How well clusters of normalised vectors agree with the taxa: AMI, NMI and ARI of Ward's
/// clustering and of k-means, with as many clusters as there are taxa. Clustered are the photos
/// that are asked about in a split's first round.
///
/// Intervals draw from the photos of a clustering that is computed once ([HalfSamples]): a photo
/// drawn twice would agree with itself.
///
/// @param sample at most this many photos, 2 to 20,000
/// @param seed of the sample and of the starts of k-means
public record ClusteringProtocol(int sample, long seed) {
  /// As many photos as are clustered by default.
  public static final int SAMPLE = 5_000;

  private static final int STARTS = 4;
  private static final List<String> NAMES = List.of("ami", "nmi", "ari");

  /// Checks the sample.
  public ClusteringProtocol {
    if (sample < 2 || sample > Ward.MOST_ROWS) {
      throw new IllegalArgumentException(
          "sample must be between 2 and %d, got %d".formatted(Ward.MOST_ROWS, sample));
    }
  }

  /// Clusters vectors in both ways.
  public ScoreTable run(Dataset data, Split split) {
    return run(data, split, ProgressListener.silent());
  }

  /// The same.
  ///
  /// @param progress is told how many steps have been done
  public ScoreTable run(Dataset data, Split split, ProgressListener progress) {
    RoundData asked = RoundData.of(data, split, 0);
    LeakAudit audit = LeakAudit.of(data, split, progress).round(0);
    Set<String> leaking = audit.images(0);
    int[] rows = drawn(asked.queries().size());
    LabelledEmbeddings drawn = FeatureMap.l2n().of(asked.queries().select(rows));
    int[] clean =
        IntStream.range(0, rows.length)
            .filter(row -> !leaking.contains(asked.imageIds().get(rows[row])))
            .toArray();
    return new ScoreTable(
        Stream.of(new Ward(), new KMeans(STARTS, seed))
            .map(clustering -> {
              int[] clusters = clustering.of(drawn.vectors(), drawn.classes().size(), progress);
              return report(data, split, drawn, clustering.code(), clusters, audit, clean);
            })
            .toList());
  }

  private ScoredReport report(
      Dataset data,
      Split split,
      LabelledEmbeddings drawn,
      String code,
      int[] clusterOf,
      LeakAudit audit,
      int[] clean) {
    List<String> clusters = Arrays.stream(clusterOf).mapToObj(Integer::toString).toList();
    int[] all = IntStream.range(0, drawn.size()).toArray();
    return ScoreReport.of(
            Origins.of(data, split, "clustering", "l2n/" + code, null),
            drawn.size(),
            drawn.observationIds(),
            scores(drawn, clusters, all),
            LeakSummary.of(audit, clean.length, scores(drawn, clusters, clean)),
            List.of(
                "%d clusters, seed %d".formatted(drawn.classes().size(), seed),
                "references take no part in a clustering; without leaks: agreement over the other photos, clusters as they are"))
        .drawnBy(HalfSamples.NAME);
  }

  /// The agreement of some rows with the clusters of all; empty without rows.
  private static List<Score> scores(LabelledEmbeddings drawn, List<String> clusters, int[] chosen) {
    if (chosen.length == 0) {
      return List.of();
    }
    List<String> observations = IntStream.of(chosen).mapToObj(drawn.observationIds()::get).toList();
    return Score.named(
        NAMES,
        HalfSamples.of(observations, IntervalSeed.current())
            .intervals(rows ->
                agreement(
                    drawn.taxonIds(),
                    clusters,
                    IntStream.of(rows).map(row -> chosen[row]).toArray())));
  }

  private static double[] agreement(List<String> taxa, List<String> clusters, int[] rows) {
    ClusterAgreement agreement =
        ClusterAgreement.of(
            IntStream.of(rows).mapToObj(taxa::get).toList(),
            IntStream.of(rows).mapToObj(clusters::get).toList());
    return new double[] {agreement.ami(), agreement.nmi(), agreement.adjustedRand()};
  }

  private int[] drawn(int rows) {
    List<Integer> order = IntStream.range(0, rows).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(seed));
    return order.stream().limit(sample).sorted().mapToInt(Integer::intValue).toArray();
  }
}
