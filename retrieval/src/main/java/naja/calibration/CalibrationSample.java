package naja.calibration;

import java.util.Arrays;
import java.util.OptionalDouble;

/// A reference photo as a query, its own observation left out: what a calibration is fitted on.
public final class CalibrationSample {
  /// The taxon has no other observation, so that the true one is no candidate.
  public static final int NOT_A_CANDIDATE = -1;

  private final String observationId;
  private final double[] scores;
  private final int truth;
  private final double nearest;
  private final OptionalDouble nearestOtherTaxon;

  /// @param scores of the candidates, in any order
  /// @param truth which of the candidates is the true one, or [#NOT_A_CANDIDATE]
  /// @param nearest cosine to the nearest photo of another observation; below -1.001 without one
  /// @param nearestOtherTaxon the same among photos of other taxa: how near the query would come if
  ///   the gallery lacked its taxon; empty if there are none
  public CalibrationSample(
      String observationId,
      double[] scores,
      int truth,
      double nearest,
      OptionalDouble nearestOtherTaxon) {
    if (truth < NOT_A_CANDIDATE || truth >= scores.length) {
      throw new IllegalArgumentException(
          "truth must be between -1 and %d, got %d".formatted(scores.length - 1, truth));
    }
    this.observationId = observationId;
    this.scores = scores.clone();
    this.truth = truth;
    this.nearest = nearest;
    this.nearestOtherTaxon = nearestOtherTaxon;
  }

  public String observationId() {
    return observationId;
  }

  /// Whether the true taxon is among the candidates.
  public boolean isKnown() {
    return truth != NOT_A_CANDIDATE;
  }

  /// Whether the best score is the true candidate's.
  public boolean isRight() {
    return isKnown() && scores[truth] == Arrays.stream(scores).max().orElseThrow();
  }

  /// The calibrated probability of the best candidate, 0 to 1.
  public double confidence(Calibration calibration) {
    var probabilities = calibration.probabilities(Arrays.stream(scores).boxed().toList(), nearest);
    return probabilities.ofCandidates().stream().reduce(0.0, Math::max);
  }

  double nearest() {
    return nearest;
  }

  OptionalDouble nearestOtherTaxon() {
    return nearestOtherTaxon;
  }

  /// First and second derivative, by the scale, of the negative log-likelihood of the true
  /// candidate, when a share of the truth is spread over the other candidates.
  Slope slope(double scale, double spread) {
    double top = Arrays.stream(scores).max().orElseThrow();
    double total = 0;
    double mean = 0;
    double square = 0;
    double others = 0;
    for (int i = 0; i < scores.length; i++) {
      double relative = scores[i] - top;
      double weight = Math.exp(scale * relative);
      total += weight;
      mean += weight * relative;
      square += weight * relative * relative;
      others += i == truth ? 0 : relative;
    }
    mean /= total;
    double wanted =
        scores.length == 1
            ? 0
            : (1 - spread) * (scores[truth] - top) + spread * others / (scores.length - 1);
    return new Slope(mean - wanted, square / total - mean * mean);
  }

  record Slope(double first, double second) {
    Slope plus(Slope other) {
      return new Slope(first + other.first, second + other.second);
    }
  }
}
