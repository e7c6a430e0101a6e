package naja.identify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import naja.gallery.Taxon;
import naja.identify.VerdictRule.Verdict;
import org.junit.jupiter.api.Test;

class VerdictRuleTest {
  private static final VerdictRule RULE = new VerdictRule(OptionalDouble.of(0.4), 0.2);

  @Test
  void of_nearestBelowTheThreshold_isUnknown() {
    assertThat(RULE.of(calibrated(true, 0.39, 0.9, 0.05))).isEqualTo(Verdict.UNKNOWN);
    assertThat(RULE.of(calibrated(true, 0.4, 0.9, 0.05))).isEqualTo(Verdict.IDENTIFIED);
  }

  @Test
  void of_noCandidates_isUnknown() {
    assertThat(RULE.of(new CandidateRanking(List.of(), null, Map.of(), false, 0.9)))
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void of_noThreshold_isNeverTooFar() {
    assertThat(new VerdictRule(OptionalDouble.empty(), 0.2).of(calibrated(true, -1, 0.9, 0.05)))
        .isEqualTo(Verdict.IDENTIFIED);
  }

  @Test
  void of_bestProbabilitiesClose_isAmbiguousWhateverTheScorersSay() {
    assertThat(RULE.of(calibrated(true, 0.9, 0.5, 0.31))).isEqualTo(Verdict.AMBIGUOUS);
    assertThat(RULE.of(calibrated(false, 0.9, 0.5, 0.25))).isEqualTo(Verdict.IDENTIFIED);
  }

  @Test
  void of_oneCandidate_isComparedWithNothing() {
    assertThat(RULE.of(calibrated(true, 0.9, 0.21))).isEqualTo(Verdict.IDENTIFIED);
    assertThat(RULE.of(calibrated(true, 0.9, 0.19))).isEqualTo(Verdict.AMBIGUOUS);
  }

  @Test
  void of_noCalibration_dependsOnTheScorers() {
    var candidates = List.of(new Candidate(Taxon.labelled("a"), 0.9, null));

    assertThat(RULE.of(new CandidateRanking(candidates, null, Map.of(), true, 0.9)))
        .isEqualTo(Verdict.IDENTIFIED);
    assertThat(RULE.of(new CandidateRanking(candidates, null, Map.of(), false, 0.9)))
        .isEqualTo(Verdict.AMBIGUOUS);
  }

  private static CandidateRanking calibrated(
      boolean agree, double nearest, double... probabilities) {
    List<Candidate> candidates =
        IntStream.range(0, probabilities.length)
            .mapToObj(i -> new Candidate(Taxon.labelled("t" + i), -i, probabilities[i]))
            .toList();
    return new CandidateRanking(candidates, 0.0, Map.of(), agree, nearest);
  }
}
