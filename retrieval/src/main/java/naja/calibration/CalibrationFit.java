package naja.calibration;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Fits a calibration by maximum likelihood on reference photos taken as queries.
///
/// - The scale maximises the likelihood of the true candidates. A sample that is all right would
///   drive it to infinity, so that each truth gives 1 / (n + 2) of itself to the other candidates,
///   as Platt did for two classes (Probabilistic Outputs for Support Vector Machines, 1999).
/// - The absence is a logistic regression on the nearest cosine: each photo once as it is, and once
///   with its whole taxon out of the gallery, the second kind weighing as much as the prior says.
public final class CalibrationFit {
  /// The share of queries that is taken to show a taxon which the gallery lacks.
  public static final double PRIOR = 0.03;

  private static final double LEAST_SCALE = 1e-6;
  private static final double MOST_SCALE = 1e6;
  private static final int STEPS = 100;
  private static final double SMALL_STEP = 1e-9;

  /// The nearest cosine of a sample that has none, and of which none is asked for.
  private static final double NOWHERE = -2;

  private CalibrationFit() {}

  /// Fits; empty if no sample has its true taxon among two candidates or more, or none has another
  /// taxon near.
  ///
  /// @param scores whose scores the samples hold
  /// @param prior share of queries that show a taxon which the gallery lacks, above 0 and below 1
  public static Optional<Calibration> fit(
      String scores, List<CalibrationSample> samples, double prior) {
    Absence.requirePrior(prior);
    List<CalibrationSample> known = samples.stream().filter(CalibrationSample::isKnown).toList();
    double[] present = known.stream().mapToDouble(CalibrationSample::nearest).toArray();
    double[] absent =
        samples.stream()
            .map(CalibrationSample::nearestOtherTaxon)
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    if (present.length == 0 || absent.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Calibration(scores, scale(known), AbsenceFit.fit(present, absent, prior)));
  }

  /// The scale alone: the factor on all scores, 1e-6 to 1e6, under whose softmax the truths are
  /// most probable; the temperature is its reciprocal.
  ///
  /// @param scores one row per photo, at least one; two columns or more
  /// @param truths the true column of every row
  public static double scale(double[][] scores, int[] truths) {
    if (scores.length == 0 || scores.length != truths.length) {
      throw new IllegalArgumentException(
          "a scale is fitted on 1 row or more, each with its truth, got %d and %d"
              .formatted(scores.length, truths.length));
    }
    return scale(
        IntStream.range(0, scores.length)
            .mapToObj(row ->
                new CalibrationSample(
                    "", scores[row], truths[row], NOWHERE, OptionalDouble.empty()))
            .toList());
  }

  /// Newton's method on a convex function of one variable, kept in its range.
  private static double scale(List<CalibrationSample> known) {
    double spread = 1.0 / (known.size() + 2);
    double scale = 1;
    for (int step = 0; step < STEPS; step++) {
      CalibrationSample.Slope slope = slope(known, scale, spread);
      if (!(slope.second() > 0)) {
        return scale;
      }
      double next = scale - slope.first() / slope.second();
      double bounded =
          Math.clamp(next, Math.max(LEAST_SCALE, scale / 4), Math.min(MOST_SCALE, scale * 4));
      if (Math.abs(bounded - scale) <= SMALL_STEP * scale) {
        return bounded;
      }
      scale = bounded;
    }
    return scale;
  }

  private static CalibrationSample.Slope slope(
      List<CalibrationSample> known, double scale, double spread) {
    return known.parallelStream()
        .map(sample -> sample.slope(scale, spread))
        .reduce(new CalibrationSample.Slope(0, 0), CalibrationSample.Slope::plus);
  }
}
