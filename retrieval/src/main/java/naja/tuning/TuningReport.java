package naja.tuning;

import java.util.List;
import java.util.Optional;

/// What was measured on a gallery.
///
/// @param generation of the gallery
/// @param queries photos that were searched for
/// @param k neighbours wanted
/// @param target smallest recall that will do
/// @param measurements by format, then by beam; the gallery's own format first
/// @param notices what could not be measured, and why
public record TuningReport(
    long generation,
    int queries,
    int k,
    double target,
    List<Measurement> measurements,
    List<String> notices) {
  public TuningReport {
    measurements = List.copyOf(measurements);
    notices = List.copyOf(notices);
  }

  /// The narrowest beam of the gallery's own index that reaches the target, else the one that found
  /// most; empty when nothing was measured.
  public Optional<Measurement> recommended() {
    List<Measurement> own = measurements.stream().filter(Measurement::own).toList();
    return own.stream()
        .filter(measurement -> measurement.recall() >= target)
        .findFirst()
        .or(() -> own.stream().reduce((a, b) -> b.recall() > a.recall() ? b : a));
  }

  /// The fastest setting of all that reaches the target.
  public Optional<Measurement> fastest() {
    return measurements.stream()
        .filter(measurement -> measurement.recall() >= target)
        .reduce((a, b) -> b.p50() < a.p50() ? b : a);
  }
}
