package naja.identify;

import java.util.Locale;
import java.util.function.Predicate;
import naja.gallery.Venomous;
import naja.identify.Danger.Verdict;
import org.jspecify.annotations.Nullable;

/// Decides what to say about danger, from all the candidates before any filter.
///
/// - `venomous`: taxa known to be venomous hold at least half of the calibrated probability.
/// - `likely_harmless`: the answer is identified and the scorers agree, before and after the
///   filter, and everything not known to be harmless (venomous, status unknown, not in the gallery)
///   holds at most `harmlessMass`.
/// - `cannot_rule_out`: everything else, and always without a calibration or when nothing is near.
///
/// @param harmlessMass 0 to 1
record DangerRule(double harmlessMass) {
  private static final double VENOMOUS_MASS = 0.5;

  /// @param everything all the candidates before any filter
  /// @param verdict on `everything`
  /// @param harmlessAnswer whether the answer that is given, after the filter, is identified, with
  ///   agreeing scorers, as a taxon known to be harmless
  Danger judge(CandidateRanking everything, VerdictRule.Verdict verdict, boolean harmlessAnswer) {
    Candidate nearest = nearestVenomous(everything);
    Double absent = everything.absent();
    if (absent == null) {
      return cannotRuleOut(nearest, "Without a calibration, venomous species cannot be ruled out.");
    }
    if (verdict == VerdictRule.Verdict.UNKNOWN) {
      return cannotRuleOut(nearest, "Nothing in the gallery is near enough to rule anything out.");
    }
    double venomous = mass(everything, status -> status == Venomous.YES);
    if (venomous >= VENOMOUS_MASS) {
      return new Danger(
          Verdict.VENOMOUS, nearest, "Venomous species: " + percent(venomous) + " probable.");
    }
    double doubt = absent + mass(everything, status -> status != Venomous.NO);
    boolean identified = verdict == VerdictRule.Verdict.IDENTIFIED && everything.scorersAgree();
    if (identified && harmlessAnswer && doubt <= harmlessMass) {
      return new Danger(
          Verdict.LIKELY_HARMLESS,
          nearest,
          "Species known to be harmless: " + percent(1 - doubt) + " probable.");
    }
    return cannotRuleOut(
        nearest,
        "Not known to be harmless, or not in the gallery: " + percent(doubt) + " probable.");
  }

  private static Danger cannotRuleOut(@Nullable Candidate nearest, String reason) {
    return new Danger(Verdict.CANNOT_RULE_OUT, nearest, reason);
  }

  private static @Nullable Candidate nearestVenomous(CandidateRanking everything) {
    return everything.candidates().stream()
        .filter(candidate -> candidate.taxon().venomous() == Venomous.YES)
        .findFirst()
        .orElse(null);
  }

  private static double mass(CandidateRanking everything, Predicate<Venomous> status) {
    double mass = 0;
    for (Candidate candidate : everything.candidates()) {
      Double probability = candidate.probability();
      if (probability != null && status.test(candidate.taxon().venomous())) {
        mass += probability;
      }
    }
    return mass;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
