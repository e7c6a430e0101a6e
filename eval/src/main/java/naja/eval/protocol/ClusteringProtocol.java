package naja.eval.protocol;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import naja.eval.clustering.Clustering;
import naja.eval.clustering.KMeans;
import naja.eval.clustering.Ward;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.metric.Bootstrap;
import naja.eval.metric.ClusterAgreement;
import naja.eval.metric.Score;
import naja.eval.report.ScoreReport;
import naja.eval.report.ScoreTable;
import naja.eval.split.Split;

/// How well clusters of normalised vectors agree with the taxa: AMI, NMI and ARI of Ward's
/// clustering and of k-means, with as many clusters as there are taxa. Clustered are the photos
/// that are asked about in a split's first round.
///
/// Intervals resample the photos of a clustering that is computed once.
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
    LabelledEmbeddings asked = RoundData.of(data, split).getFirst().queries();
    LabelledEmbeddings drawn = FeatureMap.l2n().of(asked.select(drawn(asked.size())));
    return new ScoreTable(
        List.of(
            report(data, split, drawn, new Ward()),
            report(data, split, drawn, new KMeans(STARTS, seed))));
  }

  private ScoreReport report(
      Dataset data, Split split, LabelledEmbeddings drawn, Clustering clustering) {
    List<String> clusters =
        Arrays.stream(clustering.of(drawn.vectors(), drawn.classes().size()))
            .mapToObj(Integer::toString)
            .toList();
    List<Bootstrap.Interval> intervals =
        Bootstrap.of(drawn.observationIds(), Score.SEED)
            .intervals(rows -> agreement(drawn.taxonIds(), clusters, rows));
    return ScoreReport.of(
        Origins.of(data, split, "clustering", "l2n/" + clustering.code(), null),
        drawn.size(),
        drawn.observationIds(),
        Score.named(NAMES, intervals),
        List.of("%d clusters, seed %d".formatted(drawn.classes().size(), seed)));
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
