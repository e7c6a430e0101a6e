package naja.indexer;

/// How many workers a run had, and whether they were enough for its encoder.
///
/// @param settled workers it had in the end, before the collection ran out
/// @param most workers that cores and memory would have allowed
/// @param encoderIdle part of the time, 0 to 1, in which the encoder could have taken another batch
public record Workforce(int settled, int most, double encoderIdle) {
  /// No photos, no workers.
  static final Workforce NONE = new Workforce(0, 0, 0);
}
