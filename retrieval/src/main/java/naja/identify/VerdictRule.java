package naja.identify;

import java.util.OptionalDouble;

/// Decides how far a ranking can be trusted.
///
/// @param unknownBelow nearest cosine below which nothing is near enough; empty: no such limit
/// @param ambiguousMargin two best probabilities closer than this are ambiguous
record VerdictRule(OptionalDouble unknownBelow, double ambiguousMargin) {
  enum Verdict {
    IDENTIFIED,
    AMBIGUOUS,
    UNKNOWN
  }

  /// Without calibration, scorers that disagree make it ambiguous.
  Verdict of(CandidateRanking ranking) {
    if (ranking.candidates().isEmpty()
        || ranking.nearestCosine() < unknownBelow.orElse(Double.NEGATIVE_INFINITY)) {
      return Verdict.UNKNOWN;
    }
    boolean clear =
        ranking.absent() == null ? ranking.scorersAgree() : margin(ranking) >= ambiguousMargin;
    return clear ? Verdict.IDENTIFIED : Verdict.AMBIGUOUS;
  }

  private static double margin(CandidateRanking ranking) {
    return probability(ranking, 0) - probability(ranking, 1);
  }

  private static double probability(CandidateRanking ranking, int rank) {
    if (rank >= ranking.candidates().size()) {
      return 0;
    }
    Double probability = ranking.candidates().get(rank).probability();
    return probability == null ? 0 : probability;
  }
}
