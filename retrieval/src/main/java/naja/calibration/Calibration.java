package naja.calibration;

import java.util.List;

/// Turns the scores of a query's candidates into probabilities.
///
/// With scores s and scale a, candidate i has (1 − P(absent)) · exp(a·sᵢ) / Σⱼ exp(a·sⱼ):
/// temperature scaling (Guo et al., On Calibration of Modern Neural Networks, 2017) of what the
/// gallery has, beside the probability that it lacks the taxon.
///
/// @param scores whose scores it was fitted on, such as `prototype/raw-mean`
/// @param scale a, the inverse of the temperature, greater than 0 and finite
/// @param absence how probable it is that the gallery lacks the taxon
public record Calibration(String scores, double scale, Absence absence) {
  /// The file's name in the gallery's folder.
  public static final String FILE = "calibration.json";

  public Calibration {
    if (scores.isBlank()) {
      throw new IllegalArgumentException("a calibration must say whose scores it was fitted on");
    }
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("scale must be greater than 0, got " + scale);
    }
  }

  /// Calibrated probabilities of all the candidates of a query.
  ///
  /// @param nearestCosine to the nearest reference photo; below -1 if there is none
  public Probabilities probabilities(List<Double> candidateScores, double nearestCosine) {
    if (candidateScores.isEmpty()) {
      return new Probabilities(List.of(), 1);
    }
    double absent = absence.probability(nearestCosine);
    double top = candidateScores.stream().reduce(Double.NEGATIVE_INFINITY, Math::max);
    double total = candidateScores.stream().mapToDouble(score -> weight(score, top)).sum();
    return new Probabilities(
        candidateScores.stream().map(score -> (1 - absent) * weight(score, top) / total).toList(),
        absent);
  }

  private double weight(double score, double top) {
    return Math.exp(scale * (score - top));
  }

  /// Probabilities that sum to 1.
  ///
  /// @param ofCandidates in the order of the scores
  /// @param absent that the gallery does not have the taxon
  public record Probabilities(List<Double> ofCandidates, double absent) {}
}
