package naja.tuning;

import java.time.LocalDate;
import java.time.ZoneId;
import naja.gallery.IndexFormat;
import naja.gallery.MeasuredRecall;
import naja.gallery.VectorSize;

/// One setting and what it gave.
///
/// @param own whether the gallery's own index was measured, not one built for the trial
/// @param beam width of the search's beam
/// @param recall mean share of the true k neighbours found, 0 to 1
/// @param error standard error of that mean, from the scatter between questions
/// @param p50 milliseconds per query, median, one query at a time
/// @param p95 milliseconds per query
/// @param p99 milliseconds per query
public record Measurement(
    IndexFormat format,
    boolean own,
    int beam,
    double recall,
    double error,
    double p50,
    double p95,
    double p99,
    VectorSize size) {
  /// The 95 % quantile of the normal distribution.
  private static final double ONE_SIDED = 1.645;

  /// What the recall is at least, with 95 % confidence by the normal approximation.
  double surely() {
    return recall - ONE_SIDED * error;
  }

  /// As a gallery's manifest keeps it, dated today.
  ///
  /// @param k neighbours asked for
  /// @param queries photos that were searched for
  /// @param generation of the gallery that was measured
  MeasuredRecall recorded(int k, int queries, long generation) {
    String today = LocalDate.now(ZoneId.systemDefault()).toString();
    return new MeasuredRecall(recall, k, beam, queries, generation, today);
  }
}
