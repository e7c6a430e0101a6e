package naja.eval.clustering;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import naja.eval.dataset.Matrix;
import naja.eval.dataset.RowProducts;
import naja.indexer.ProgressCount;
import naja.indexer.ProgressListener;

/// k-means by Lloyd's iterations from centres drawn by greedy k-means++ (Arthur and Vassilvitskii
/// 2007, with 2 + ⌊ln k⌋ candidates for each centre as scikit-learn draws them); of several starts
/// the one with the smallest sum of squared distances is kept.
///
/// @param starts at least 1
public record KMeans(int starts, long seed) implements Clustering {
  private static final int MOST_ITERATIONS = 300;

  /// Checks the number of starts.
  public KMeans {
    if (starts < 1) {
      throw new IllegalArgumentException("starts must be at least 1, got " + starts);
    }
  }

  @Override
  public String code() {
    return "k-means";
  }

  @Override
  public int[] of(Matrix rows, int clusters, ProgressListener progress) {
    Clustering.require(rows, clusters);
    SplittableRandom seeds = new SplittableRandom(seed);
    long steps = (long) starts * (clusters + MOST_ITERATIONS);
    try (var count = new ProgressCount(progress, steps, code())) {
      Run best = new Run(rows, clusters, seeds.split(), count);
      for (int start = 1; start < starts; start++) {
        Run run = new Run(rows, clusters, seeds.split(), count);
        best = run.inertia < best.inertia ? run : best;
      }
      return best.nearest;
    }
  }

  /// One start, carried on until no row changes its cluster.
  private static final class Run {
    private final Matrix rows;
    private final Matrix centres;
    private final double[] squares;
    private final int[] nearest;
    private final double[] distances;
    private final double inertia;

    /// @param count is told of every centre drawn, and of every iteration done or not needed
    Run(Matrix rows, int clusters, SplittableRandom random, ProgressCount count) {
      this.rows = rows;
      squares = squares(rows);
      nearest = new int[rows.rows()];
      distances = new double[rows.rows()];
      centres = Matrix.zeros(clusters, rows.columns());
      drawCentres(random, count);
      int[] before;
      int iterations = 0;
      do {
        before = nearest.clone();
        assign();
        moveCentres();
        iterations++;
        count.add();
      } while (!Arrays.equals(before, nearest) && iterations < MOST_ITERATIONS);
      count.add(MOST_ITERATIONS - iterations);
      inertia = Arrays.stream(distances).sum();
    }

    private void drawCentres(SplittableRandom random, ProgressCount count) {
      centres.setRow(0, rows.row(random.nextInt(rows.rows())));
      count.add();
      double[] least = toRow(centres.row(0));
      int trials = 2 + (int) Math.log(centres.rows());
      for (int cluster = 1; cluster < centres.rows(); cluster++) {
        double[] best = least;
        double bestSum = Double.POSITIVE_INFINITY;
        for (int trial = 0; trial < trials; trial++) {
          double[] candidate = rows.row(draw(least, random));
          double[] with = smaller(least, toRow(candidate));
          double sum = Arrays.stream(with).sum();
          if (sum < bestSum) {
            best = with;
            bestSum = sum;
            centres.setRow(cluster, candidate);
          }
        }
        least = best;
        count.add();
      }
    }

    /// A row, drawn in proportion to its weight.
    private static int draw(double[] weights, SplittableRandom random) {
      double left = random.nextDouble() * Arrays.stream(weights).sum();
      for (int row = 0; row < weights.length; row++) {
        left -= weights[row];
        if (left < 0) {
          return row;
        }
      }
      return random.nextInt(weights.length);
    }

    private static double[] smaller(double[] a, double[] b) {
      double[] smaller = new double[a.length];
      Arrays.setAll(smaller, i -> Math.min(a[i], b[i]));
      return smaller;
    }

    private double[] toRow(double[] centre) {
      double[] to = new double[rows.rows()];
      double square = Arrays.stream(centre).map(x -> x * x).sum();
      RowProducts.of(rows, Matrix.ofRows(centre))
          .forEach((row, _, products, offset, _) ->
              to[row] = Math.max(0, squares[row] + square - 2 * products[offset]));
      return to;
    }

    private void assign() {
      double[] centreSquares = squares(centres);
      Arrays.fill(distances, Double.POSITIVE_INFINITY);
      RowProducts.of(rows, centres)
          .forEach((row, from, products, offset, count) -> {
            for (int i = 0; i < count; i++) {
              double square = squares[row] + centreSquares[from + i] - 2 * products[offset + i];
              if (square < distances[row]) {
                distances[row] = Math.max(0, square);
                nearest[row] = from + i;
              }
            }
          });
    }

    /// Moves every centre to the mean of its rows; one without rows goes to the row that is
    /// farthest from its own.
    private void moveCentres() {
      int[] counts = new int[centres.rows()];
      Arrays.stream(nearest).forEach(cluster -> counts[cluster]++);
      fillEmpty(counts);
      double[] sums = centres.values();
      Arrays.fill(sums, 0);
      int columns = rows.columns();
      for (int row = 0; row < nearest.length; row++) {
        for (int i = 0; i < columns; i++) {
          sums[nearest[row] * columns + i] += rows.values()[row * columns + i];
        }
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] /= counts[i / columns];
      }
    }

    private void fillEmpty(int[] counts) {
      for (int cluster = 0; cluster < counts.length; cluster++) {
        if (counts[cluster] == 0) {
          int farthest =
              IntStream.range(0, nearest.length)
                  .filter(row -> counts[nearest[row]] > 1)
                  .reduce((a, b) -> distances[b] > distances[a] ? b : a)
                  .orElseThrow();
          counts[nearest[farthest]]--;
          nearest[farthest] = cluster;
          distances[farthest] = 0;
          counts[cluster]++;
        }
      }
    }

    private static double[] squares(Matrix matrix) {
      return IntStream.range(0, matrix.rows())
          .mapToDouble(row -> Arrays.stream(matrix.row(row)).map(x -> x * x).sum())
          .toArray();
    }
  }
}
