package naja.eval.clustering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import naja.eval.dataset.Matrix;
import naja.eval.dataset.RowProducts;
import naja.indexer.ProgressCount;
import naja.indexer.ProgressListener;

/// Ward's agglomerative clustering: the two clusters are merged whose union raises the sum of
/// squared distances to the means least, until as many are left as wanted.
///
/// Computed by the nearest-neighbour chain (Murtagh 1983) with the recurrence of Lance and
/// Williams, which give the same tree as merging greedily. Needs n²/2 numbers of memory for n rows.
public record Ward() implements Clustering {
  /// More rows than this would need more than 1.6 GB.
  public static final int MOST_ROWS = 20_000;

  /// Two clusters that became one, each named by one of its rows.
  private record Merge(int one, int other, double distance) {}

  @Override
  public String code() {
    return "ward";
  }

  @Override
  public int[] of(Matrix rows, int clusters, ProgressListener progress) {
    Clustering.require(rows, clusters);
    if (rows.rows() > MOST_ROWS) {
      throw new IllegalArgumentException(
          "Ward's clustering takes at most %d rows, got %d: ask about fewer photos"
              .formatted(MOST_ROWS, rows.rows()));
    }
    List<Merge> tree = tree(rows, progress);
    tree.sort(Comparator.comparingDouble(Merge::distance));
    return labels(rows.rows(), tree.subList(0, rows.rows() - clusters));
  }

  private List<Merge> tree(Matrix rows, ProgressListener progress) {
    try (var count = new ProgressCount(progress, 2L * rows.rows(), code())) {
      return new Chain(rows, count).merges();
    }
  }

  private static int[] labels(int rows, List<Merge> merges) {
    int[] parent = IntStream.range(0, rows).toArray();
    for (Merge merge : merges) {
      int one = root(parent, merge.one);
      int other = root(parent, merge.other);
      parent[Math.max(one, other)] = Math.min(one, other);
    }
    int[] roots = IntStream.range(0, rows).map(row -> root(parent, row)).toArray();
    int[] numbers = new int[rows];
    int next = 0;
    for (int row = 0; row < rows; row++) {
      numbers[row] = roots[row] == row ? next++ : numbers[roots[row]];
    }
    return numbers;
  }

  private static int root(int[] parent, int row) {
    int root = row;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /// The nearest-neighbour chain over clusters that are each kept in the place of one of their
  /// rows.
  private static final class Chain {
    private final int n;

    /// Twice the rise of the sum of squares, for every pair with the greater row first.
    private final double[] distances;

    private final int[] sizes;
    private final boolean[] merged;
    private final ProgressCount count;

    Chain(Matrix rows, ProgressCount count) {
      this.count = count;
      n = rows.rows();
      distances = new double[n * (n - 1) / 2];
      sizes = new int[n];
      merged = new boolean[n];
      Arrays.fill(sizes, 1);
      double[] squares = squares(rows);
      RowProducts.of(rows, rows)
          .forEach(
              (row, from, products, offset, number) -> {
                for (int i = 0; i < number && from + i < row; i++) {
                  double square = squares[row] + squares[from + i] - 2 * products[offset + i];
                  distances[at(row, from + i)] = Math.max(0, square);
                }
              },
              count::add);
    }

    List<Merge> merges() {
      List<Merge> merges = new ArrayList<>();
      Deque<Integer> chain = new ArrayDeque<>();
      while (merges.size() < n - 1) {
        if (chain.isEmpty()) {
          chain.push(IntStream.range(0, n).filter(row -> !merged[row]).findFirst().orElseThrow());
        }
        int top = chain.pop();
        int below = chain.isEmpty() ? -1 : chain.peek();
        int nearest = nearest(top, below);
        if (nearest == below) {
          chain.pop();
          merges.add(merge(top, nearest));
          count.add();
        } else {
          chain.push(top);
          chain.push(nearest);
        }
      }
      return merges;
    }

    /// @param preferred wins a tie; -1 if there is none
    private int nearest(int cluster, int preferred) {
      int best = preferred;
      double least = preferred < 0 ? Double.POSITIVE_INFINITY : distances[at(cluster, preferred)];
      for (int other = 0; other < n; other++) {
        if (!merged[other] && other != cluster && distances[at(cluster, other)] < least) {
          best = other;
          least = distances[at(cluster, other)];
        }
      }
      return best;
    }

    private Merge merge(int one, int other) {
      int kept = Math.min(one, other);
      int gone = Math.max(one, other);
      double between = distances[at(one, other)];
      merged[gone] = true;
      for (int third = 0; third < n; third++) {
        if (!merged[third] && third != kept) {
          double all = (double) sizes[kept] + sizes[gone] + sizes[third];
          distances[at(kept, third)] =
              ((sizes[kept] + sizes[third]) * distances[at(kept, third)]
                      + (sizes[gone] + sizes[third]) * distances[at(gone, third)]
                      - sizes[third] * between)
                  / all;
        }
      }
      sizes[kept] += sizes[gone];
      return new Merge(kept, gone, between);
    }

    private static int at(int one, int other) {
      int high = Math.max(one, other);
      return high * (high - 1) / 2 + Math.min(one, other);
    }

    private static double[] squares(Matrix rows) {
      return IntStream.range(0, rows.rows())
          .mapToDouble(row -> Arrays.stream(rows.row(row)).map(x -> x * x).sum())
          .toArray();
    }
  }
}
