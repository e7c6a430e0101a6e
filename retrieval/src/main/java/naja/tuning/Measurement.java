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
/// @param p50 milliseconds per query, median, one query at a time
/// @param p95 milliseconds per query
/// @param p99 milliseconds per query
public record Measurement(
    IndexFormat format,
    boolean own,
    int beam,
    double recall,
    double p50,
    double p95,
    double p99,
    VectorSize size) {
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
