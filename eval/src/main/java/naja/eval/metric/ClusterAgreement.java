package naja.eval.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How well a clustering agrees with the taxa, in natural logarithms.
///
/// AMI = (MI − E[MI]) / (mean of the entropies − E[MI]), where E[MI] is the expectation over random
/// labellings with the same sizes (Vinh, Epps and Bailey 2010), as scikit-learn computes it.
public final class ClusterAgreement {
  private final long n;
  private final long[] classes;
  private final long[] clusters;
  private final List<Cell> cells;

  /// How many rows of one class are in one cluster, at least one.
  private record Cell(long count, long ofClass, long ofCluster) {}

  private ClusterAgreement(List<String> truth, List<String> cluster) {
    n = truth.size();
    Map<String, Long> byClass = counts(truth);
    Map<String, Long> byCluster = counts(cluster);
    classes = sizes(byClass);
    clusters = sizes(byCluster);
    cells =
        IntStream.range(0, truth.size())
            .mapToObj(row -> List.of(truth.get(row), cluster.get(row)))
            .collect(Collectors.groupingBy(pair -> pair, Collectors.counting()))
            .entrySet()
            .stream()
            .map(cell ->
                new Cell(
                    cell.getValue(),
                    byClass.getOrDefault(cell.getKey().getFirst(), 0L),
                    byCluster.getOrDefault(cell.getKey().getLast(), 0L)))
            .toList();
  }

  /// Compares the classes and the clusters of rows, at least one.
  ///
  /// @throws IllegalArgumentException if there are not as many of both, or none
  public static ClusterAgreement of(List<String> truth, List<String> cluster) {
    if (truth.isEmpty() || truth.size() != cluster.size()) {
      throw new IllegalArgumentException(
          "classes and clusters must be as many, at least 1, got %d and %d"
              .formatted(truth.size(), cluster.size()));
    }
    return new ClusterAgreement(truth, cluster);
  }

  /// The entropy of the classes.
  public double classEntropy() {
    return entropy(classes);
  }

  /// The entropy of the clusters.
  public double clusterEntropy() {
    return entropy(clusters);
  }

  /// MI.
  public double mutualInformation() {
    double sum = 0;
    for (Cell cell : cells) {
      double share = (double) cell.count / n;
      sum += share * Math.log((double) n * cell.count / ((double) cell.ofClass * cell.ofCluster));
    }
    return Math.max(0, sum);
  }

  /// E[MI] by the hypergeometric sum, once for every pair of sizes.
  public double expectedMutualInformation() {
    Map<Long, Long> classSizes = multiplicities(classes);
    Map<Long, Long> clusterSizes = multiplicities(clusters);
    double sum = 0;
    for (var a : classSizes.entrySet()) {
      for (var b : clusterSizes.entrySet()) {
        double pairs = (double) a.getValue() * b.getValue();
        sum += pairs * expected(a.getKey(), b.getKey());
      }
    }
    return sum;
  }

  /// AMI with the arithmetic mean of the entropies: 1 for equal clusterings, 0 at chance.
  public double ami() {
    return adjusted((classEntropy() + clusterEntropy()) / 2);
  }

  /// AMI with the larger entropy.
  public double amiMax() {
    return adjusted(Math.max(classEntropy(), clusterEntropy()));
  }

  /// MI over the arithmetic mean of the entropies.
  public double nmi() {
    double mean = (classEntropy() + clusterEntropy()) / 2;
    return isTrivial() ? 1 : mean == 0 ? 0 : mutualInformation() / mean;
  }

  /// The adjusted Rand index.
  public double adjustedRand() {
    double together = cells.stream().mapToDouble(cell -> pairs(cell.count)).sum();
    double inClasses = pairs(classes);
    double inClusters = pairs(clusters);
    double expected = n < 2 ? 0 : inClasses * inClusters / pairs(n);
    double most = (inClasses + inClusters) / 2;
    return most == expected ? 1 : (together - expected) / (most - expected);
  }

  private double adjusted(double most) {
    if (isTrivial()) {
      return 1;
    }
    double expected = expectedMutualInformation();
    double room = most - expected;
    double smallest = Math.ulp(1.0);
    return (mutualInformation() - expected)
        / (room < 0 ? Math.min(room, -smallest) : Math.max(room, smallest));
  }

  /// One class and one cluster: they agree.
  private boolean isTrivial() {
    return classes.length == 1 && clusters.length == 1;
  }

  /// What a class of `a` and a cluster of `b` rows add to E[MI].
  private double expected(long a, long b) {
    double fixed =
        LogFactorial.of(a)
            + LogFactorial.of(b)
            + LogFactorial.of(n - a)
            + LogFactorial.of(n - b)
            - LogFactorial.of(n);
    double sum = 0;
    for (long both = Math.max(1, a + b - n); both <= Math.min(a, b); both++) {
      double information = (double) both / n * Math.log((double) n * both / ((double) a * b));
      double logProbability =
          fixed
              - LogFactorial.of(both)
              - LogFactorial.of(a - both)
              - LogFactorial.of(b - both)
              - LogFactorial.of(n - a - b + both);
      sum += information * Math.exp(logProbability);
    }
    return sum;
  }

  private double entropy(long[] sizes) {
    double sum = 0;
    for (long size : sizes) {
      double share = (double) size / n;
      sum -= share * Math.log(share);
    }
    return sum;
  }

  private static double pairs(long... sizes) {
    double pairs = 0;
    for (long size : sizes) {
      pairs += size * (size - 1) / 2.0;
    }
    return pairs;
  }

  private static Map<String, Long> counts(List<String> labels) {
    return labels.stream()
        .collect(Collectors.groupingBy(label -> label, TreeMap::new, Collectors.counting()));
  }

  /// How often each size occurs.
  private static Map<Long, Long> multiplicities(long[] sizes) {
    return Arrays.stream(sizes)
        .boxed()
        .collect(Collectors.groupingBy(size -> size, TreeMap::new, Collectors.counting()));
  }

  private static long[] sizes(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).toArray();
  }
}
