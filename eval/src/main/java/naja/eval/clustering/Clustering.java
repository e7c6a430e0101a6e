package naja.eval.clustering;

import naja.eval.dataset.Matrix;
import naja.indexer.ProgressListener;

/// A way to part rows into clusters.
public interface Clustering {
  /// The name used in reports.
  String code();

  /// The cluster of every row, from 0.
  ///
  /// @param clusters 1 to the number of rows
  /// @throws IllegalArgumentException if it is not
  default int[] of(Matrix rows, int clusters) {
    return of(rows, clusters, ProgressListener.silent());
  }

  /// The same.
  ///
  /// @param progress is told how many steps have been done
  int[] of(Matrix rows, int clusters, ProgressListener progress);

  /// Refuses a number of clusters that rows cannot have.
  static void require(Matrix rows, int clusters) {
    if (clusters < 1 || clusters > rows.rows()) {
      throw new IllegalArgumentException(
          "clusters must be between 1 and the %d rows, got %d".formatted(rows.rows(), clusters));
    }
  }
}
