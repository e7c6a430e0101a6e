package naja.eval.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Raw embeddings with what they show, row by row.
///
/// @param vectors one row per photo, never normalised
/// @param taxonIds the true taxon of each row
/// @param observationIds the observation of each row; photos of one observation stand together in a
///   split
public record LabelledEmbeddings(
    Matrix vectors, List<String> taxonIds, List<String> observationIds) {
  /// Checks shape and values.
  ///
  /// @throws DatasetException if the numbers of rows differ or a value is not finite
  public LabelledEmbeddings {
    taxonIds = List.copyOf(taxonIds);
    observationIds = List.copyOf(observationIds);
    if (vectors.rows() != taxonIds.size() || vectors.rows() != observationIds.size()) {
      throw new DatasetException(
          "there must be as many labels as vectors: %d vectors, %d taxa, %d observations"
              .formatted(vectors.rows(), taxonIds.size(), observationIds.size()));
    }
    requireFinite(vectors);
  }

  public int size() {
    return taxonIds.size();
  }

  public int dimension() {
    return vectors.columns();
  }

  /// The taxa that occur.
  public ClassIndex classes() {
    return ClassIndex.of(taxonIds);
  }

  /// The same labels on other vectors, row by row.
  public LabelledEmbeddings with(Matrix others) {
    return new LabelledEmbeddings(others, taxonIds, observationIds);
  }

  /// The rows of these numbers, in this order.
  public LabelledEmbeddings select(int... rows) {
    return new LabelledEmbeddings(
        vectors.select(rows),
        Arrays.stream(rows).mapToObj(taxonIds::get).toList(),
        Arrays.stream(rows).mapToObj(observationIds::get).toList());
  }

  private static void requireFinite(Matrix vectors) {
    List<Integer> bad =
        IntStream.range(0, vectors.rows()).filter(row -> !isFinite(vectors, row)).boxed().toList();
    if (!bad.isEmpty()) {
      throw new DatasetException(
          "%d vectors hold NaN or infinite values, in rows %s%s; embed those photos again"
              .formatted(
                  bad.size(),
                  bad.subList(0, Math.min(10, bad.size())),
                  bad.size() > 10 ? "…" : ""));
    }
  }

  private static boolean isFinite(Matrix vectors, int row) {
    for (int column = 0; column < vectors.columns(); column++) {
      if (!Double.isFinite(vectors.get(row, column))) {
        return false;
      }
    }
    return true;
  }
}
