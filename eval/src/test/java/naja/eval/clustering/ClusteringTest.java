package naja.eval.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import naja.eval.cases.CaseFolder;
import naja.eval.dataset.Matrix;
import naja.eval.metric.ClusterAgreement;
import naja.eval.protocol.FeatureMap;
import naja.testkit.TestData;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ClusteringTest {
  /// Three groups on a line, of 2, 3 and 1 rows.
  private static final Matrix LINE =
      Matrix.ofRows(
          new double[] {0},
          new double[] {10},
          new double[] {1},
          new double[] {11},
          new double[] {100},
          new double[] {12});

  @Test
  void ward_threeGroups_areFoundAndNumberedByTheirFirstRows() {
    assertThat(new Ward().of(LINE, 3)).containsExactly(0, 1, 0, 1, 2, 1);
    assertThat(new Ward().of(LINE, 2)).containsExactly(0, 0, 0, 0, 1, 0);
    assertThat(new Ward().of(LINE, 1)).containsOnly(0);
    assertThat(new Ward().of(LINE, 6)).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void kMeans_threeGroups_areFoundFromAnySeed() {
    for (long seed = 0; seed < 5; seed++) {
      assertThat(partition(new KMeans(4, seed).of(LINE, 3)))
          .containsExactly("[0, 2]", "[1, 3, 5]", "[4]");
    }
  }

  @Test
  void kMeans_asManyClustersAsRows_leavesNoneEmpty() {
    assertThat(new KMeans(1, 3).of(LINE, 6)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
  }

  @Test
  void kMeans_equalRows_stillGiveEveryClusterARow() {
    Matrix equal = Matrix.zeros(5, 2);
    assertThat(new KMeans(1, 3).of(equal, 3)).contains(0, 1, 2);
  }

  @Test
  void of_moreClustersThanRows_isRefused() {
    assertThatThrownBy(() -> new Ward().of(LINE, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 1 and the 6 rows, got 7");
  }

  @RepeatedTest(5)
  void ward_randomRows_mergesAsTheGreedyDefinition(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    double[][] rows = new double[40][3];
    Arrays.setAll(rows, _ -> random.doubles(3).toArray());
    for (int clusters : new int[] {2, 5, 11, 30}) {
      assertThat(partition(new Ward().of(Matrix.ofRows(rows), clusters)))
          .as("seed %d, %d clusters", repetition.getCurrentRepetition(), clusters)
          .isEqualTo(greedy(rows, clusters));
    }
  }

  @Test
  void ward_referenceCase_equalsScikitLearn() {
    CaseFolder folder = CaseFolder.open(TestData.require("cases"));
    List<String> theirs = folder.table("clusters_test.csv").column("ward");
    Matrix rows = FeatureMap.l2n().of(folder.test().vectors());
    int[] ours = new Ward().of(rows, (int) theirs.stream().distinct().count());
    assertThat(ClusterAgreement.of(theirs, names(ours)).adjustedRand()).isEqualTo(1);
  }

  @Test
  void kMeans_referenceCase_isAsTightAsScikitLearn() {
    CaseFolder folder = CaseFolder.open(TestData.require("cases"));
    List<String> theirs = folder.table("clusters_test.csv").column("kmeans");
    Matrix rows = FeatureMap.l2n().of(folder.test().vectors());
    int[] ours = new KMeans(10, 0).of(rows, (int) theirs.stream().distinct().count());
    assertThat(spread(rows, names(ours))).isLessThan(1.02 * spread(rows, theirs));
  }

  /// Merges the pair whose union raises the sum of squares least, again and again.
  private static Set<String> greedy(double[][] rows, int clusters) {
    List<List<Integer>> groups = new ArrayList<>();
    IntStream.range(0, rows.length).forEach(row -> groups.add(new ArrayList<>(List.of(row))));
    while (groups.size() > clusters) {
      int[] best = {0, 1};
      double least = Double.POSITIVE_INFINITY;
      for (int a = 0; a < groups.size(); a++) {
        for (int b = a + 1; b < groups.size(); b++) {
          List<Integer> union = new ArrayList<>(groups.get(a));
          union.addAll(groups.get(b));
          double rise =
              squares(rows, union) - squares(rows, groups.get(a)) - squares(rows, groups.get(b));
          if (rise < least) {
            least = rise;
            best = new int[] {a, b};
          }
        }
      }
      groups.get(best[0]).addAll(groups.remove(best[1]));
    }
    TreeSet<String> partition = new TreeSet<>();
    groups.forEach(group -> partition.add(new TreeSet<>(group).toString()));
    return partition;
  }

  private static double squares(double[][] rows, List<Integer> group) {
    double sum = 0;
    for (int column = 0; column < rows[0].length; column++) {
      int at = column;
      double mean = group.stream().mapToDouble(row -> rows[row][at]).average().orElseThrow();
      sum += group.stream().mapToDouble(row -> Math.pow(rows[row][at] - mean, 2)).sum();
    }
    return sum;
  }

  private static double spread(Matrix rows, List<String> labels) {
    double[][] values =
        IntStream.range(0, rows.rows()).mapToObj(rows::row).toArray(double[][]::new);
    return labels.stream()
        .distinct()
        .mapToDouble(label ->
            squares(
                values,
                IntStream.range(0, labels.size())
                    .filter(row -> labels.get(row).equals(label))
                    .boxed()
                    .toList()))
        .sum();
  }

  private static List<String> names(int[] labels) {
    return Arrays.stream(labels).mapToObj(Integer::toString).toList();
  }

  private static Set<String> partition(int[] labels) {
    TreeSet<String> partition = new TreeSet<>();
    for (int label : Arrays.stream(labels).distinct().toArray()) {
      partition.add(
          new TreeSet<>(
                  IntStream.range(0, labels.length)
                      .filter(row -> labels[row] == label)
                      .boxed()
                      .toList())
              .toString());
    }
    return partition;
  }
}
