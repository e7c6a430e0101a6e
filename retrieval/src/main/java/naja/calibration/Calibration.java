package naja.calibration;

import java.util.List;

/// Turns a scorer's scores into probabilities: a softmax over the candidates and one rival more,
/// the taxon that the gallery does not have.
///
/// With scores s and scale a, the probability of candidate i is exp(a·sᵢ) / (exp(a·s₀) + Σⱼ
/// exp(a·sⱼ)), where s₀ is the absent score: temperature scaling (Guo et al., On Calibration of
/// Modern Neural Networks, 2017) with a constant logit for everything else.
///
/// @param scores whose scores it was fitted on, such as `prototype/raw-mean`
/// @param scale a, greater than 0 and finite
/// @param absentScore s₀, finite
public record Calibration(String scores, double scale, double absentScore) {
  /// The file's name in the gallery's folder.
  public static final String FILE = "calibration.json";

  public Calibration {
    if (scores.isBlank()) {
      throw new IllegalArgumentException("a calibration must say whose scores it was fitted on");
    }
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("scale must be greater than 0, got " + scale);
    }
    if (!Double.isFinite(absentScore)) {
      throw new IllegalArgumentException("absent_score must be finite, got " + absentScore);
    }
  }

  /// Calibrated probabilities of all the candidates of a query.
  public Probabilities probabilities(List<Double> candidateScores) {
    double top = candidateScores.stream().reduce(absentScore, Math::max);
    double absent = weight(absentScore, top);
    double total = absent + candidateScores.stream().mapToDouble(score -> weight(score, top)).sum();
    return new Probabilities(
        candidateScores.stream().map(score -> weight(score, top) / total).toList(), absent / total);
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
