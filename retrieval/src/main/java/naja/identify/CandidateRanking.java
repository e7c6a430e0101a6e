package naja.identify;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every taxon that one pass through the gallery considered.
///
/// @param candidates best first
/// @param absent calibrated probability that the gallery lacks the taxon; null without calibration
/// @param firsts whom each of the scorers puts first, by taxon id; those with nobody to put are
///   left out
/// @param nearestCosine to the nearest reference photo, -1 to 1; below -1 if there is none
record CandidateRanking(
    List<Candidate> candidates,
    @Nullable Double absent,
    Map<Scorer, String> firsts,
    boolean scorersAgree,
    double nearestCosine) {}
