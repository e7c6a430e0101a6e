package naja.identify;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// What a wrong answer costs, by whether the true and the answered taxon are venomous; a right
/// answer costs nothing.
///
/// @param hh harmless taken for another harmless taxon, at least 0, as all of them
/// @param hv harmless taken for venomous
/// @param vh venomous taken for harmless
/// @param vv venomous taken for another venomous taxon
/// @param unknownIsVenomous whether a taxon of unknown status counts as venomous
public record CostMatrix(double hh, double hv, double vh, double vv, boolean unknownIsVenomous) {
  /// The weights of SnakeCLEF's Track 2, whose lists know only venomous and harmless taxa.
  public static final CostMatrix SNAKE_CLEF = new CostMatrix(1, 2, 5, 2, false);

  /// The same weights for answers to people: what is not known to be harmless costs as venomous.
  public static final CostMatrix CAUTIOUS = new CostMatrix(1, 2, 5, 2, true);

  /// Checks the costs.
  public CostMatrix {
    if (!(hh >= 0 && hv >= 0 && vh >= 0 && vv >= 0)) {
      throw new IllegalArgumentException(
          "costs must be at least 0, got %s, %s, %s and %s".formatted(hh, hv, vh, vv));
    }
  }

  /// The candidate that is expected to cost least; empty if none has a probability. A tie goes to
  /// the one that comes first.
  ///
  /// @param candidates with calibrated probabilities, best first
  public Optional<Candidate> cheapest(List<Candidate> candidates) {
    List<Candidate> known =
        candidates.stream().filter(candidate -> candidate.probability() != null).toList();
    return known.stream().min(Comparator.comparingDouble(expected(known)));
  }

  /// What naming one of some candidates is expected to cost.
  ///
  /// @param candidates all of them, with calibrated probabilities
  ToDoubleFunction<Candidate> expected(List<Candidate> candidates) {
    double harmless = mass(candidates, candidate -> !isVenomous(candidate));
    double venomous = mass(candidates, this::isVenomous);
    return candidate ->
        isVenomous(candidate)
            ? hv * harmless + vv * (venomous - probability(candidate))
            : hh * (harmless - probability(candidate)) + vh * venomous;
  }

  private static double mass(List<Candidate> candidates, Predicate<Candidate> counts) {
    return candidates.stream().filter(counts).mapToDouble(CostMatrix::probability).sum();
  }

  private static double probability(Candidate candidate) {
    Double probability = candidate.probability();
    return probability == null ? 0 : probability;
  }

  private boolean isVenomous(Candidate candidate) {
    return switch (candidate.taxon().venomous()) {
      case YES -> true;
      case NO -> false;
      case UNKNOWN -> unknownIsVenomous;
    };
  }
}
