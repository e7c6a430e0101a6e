package naja.tuning;

import naja.gallery.IndexFormat;
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
    VectorSize size) {}
