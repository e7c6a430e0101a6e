package naja.identify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What every answer carries, whatever its verdict.
///
/// @param candidates best first; may be empty when a filter leaves nothing
/// @param evidence the nearest reference photos of the best candidate's taxon first, then others
/// @param scorersAgree whether prototypes and neighbours name the same best taxon
/// @param firsts the taxon id that each of the scorers puts first
/// @param stageMillis wall time per stage in call order: decode_encode, search, score, decide
public record Findings(
    List<Candidate> candidates,
    List<Evidence> evidence,
    boolean scorersAgree,
    Map<Scorer, String> firsts,
    Danger danger,
    Map<String, Double> stageMillis) {
  public Findings {
    candidates = List.copyOf(candidates);
    evidence = List.copyOf(evidence);
    firsts = Map.copyOf(firsts);
    stageMillis = Collections.unmodifiableMap(new LinkedHashMap<>(stageMillis));
  }

  /// The same with another danger.
  Findings with(Danger other) {
    return new Findings(candidates, evidence, scorersAgree, firsts, other, stageMillis);
  }
}
