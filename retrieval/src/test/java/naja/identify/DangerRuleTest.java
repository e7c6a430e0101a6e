package naja.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.identify.Danger.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DangerRuleTest {
  private static final DangerRule RULE = new DangerRule(0.01);

  static Stream<Arguments> masses() {
    return Stream.of(
        arguments(0.500, 0.000, 0.000, Verdict.VENOMOUS),
        arguments(0.499, 0.000, 0.000, Verdict.CANNOT_RULE_OUT),
        arguments(0.004, 0.003, 0.002, Verdict.LIKELY_HARMLESS),
        arguments(0.011, 0.000, 0.000, Verdict.CANNOT_RULE_OUT),
        arguments(0.000, 0.011, 0.000, Verdict.CANNOT_RULE_OUT),
        arguments(0.000, 0.000, 0.011, Verdict.CANNOT_RULE_OUT),
        arguments(0.000, 0.900, 0.050, Verdict.CANNOT_RULE_OUT));
  }

  @ParameterizedTest
  @MethodSource("masses")
  void judge_identifiedHarmless_followsTheMasses(
      double venomous, double unknown, double absent, Verdict expected) {
    CandidateRanking ranking = ranking(venomous, unknown, absent, true);

    assertThat(RULE.judge(ranking, VerdictRule.Verdict.IDENTIFIED, true).verdict())
        .isEqualTo(expected);
  }

  @Test
  void judge_anyReasonForDoubt_isNeverHarmless() {
    CandidateRanking safe = ranking(0, 0, 0, true);

    assertThat(verdict(safe, VerdictRule.Verdict.IDENTIFIED, true))
        .isEqualTo(Verdict.LIKELY_HARMLESS);
    assertThat(verdict(safe, VerdictRule.Verdict.IDENTIFIED, false))
        .isEqualTo(Verdict.CANNOT_RULE_OUT);
    assertThat(verdict(safe, VerdictRule.Verdict.AMBIGUOUS, true))
        .isEqualTo(Verdict.CANNOT_RULE_OUT);
    assertThat(verdict(ranking(0, 0, 0, false), VerdictRule.Verdict.IDENTIFIED, true))
        .isEqualTo(Verdict.CANNOT_RULE_OUT);
  }

  @Test
  void judge_ambiguousAmongVenomousTaxa_isVenomous() {
    assertThat(verdict(ranking(0.9, 0, 0.05, false), VerdictRule.Verdict.AMBIGUOUS, false))
        .isEqualTo(Verdict.VENOMOUS);
  }

  @Test
  void judge_unknown_cannotBeRuledOut() {
    assertThat(verdict(ranking(0.9, 0, 0, true), VerdictRule.Verdict.UNKNOWN, false))
        .isEqualTo(Verdict.CANNOT_RULE_OUT);
    assertThat(verdict(ranking(0, 0, 0, true), VerdictRule.Verdict.UNKNOWN, true))
        .isEqualTo(Verdict.CANNOT_RULE_OUT);
  }

  @Test
  void judge_noCalibration_cannotBeRuledOutButNamesTheNearestVenomous() {
    Candidate harmless = new Candidate(taxon("natrix", Venomous.NO), 0.9, null);
    Candidate viper = new Candidate(taxon("berus", Venomous.YES), 0.7, null);
    Candidate farther = new Candidate(taxon("ammodytes", Venomous.YES), 0.6, null);

    Danger danger =
        RULE.judge(
            new CandidateRanking(List.of(harmless, viper, farther), null, Map.of(), true, 0.9),
            VerdictRule.Verdict.IDENTIFIED,
            true);

    assertThat(danger.verdict()).isEqualTo(Verdict.CANNOT_RULE_OUT);
    assertThat(danger.nearestVenomous()).isEqualTo(viper);
    assertThat(danger.reason()).contains("calibration");
  }

  private static Verdict verdict(
      CandidateRanking ranking, VerdictRule.Verdict verdict, boolean harmless) {
    return RULE.judge(ranking, verdict, harmless).verdict();
  }

  private static CandidateRanking ranking(
      double venomous, double unknown, double absent, boolean agree) {
    List<Candidate> candidates =
        List.of(
            new Candidate(taxon("no", Venomous.NO), 0.9, 1 - venomous - unknown - absent),
            new Candidate(taxon("yes", Venomous.YES), 0.8, venomous),
            new Candidate(taxon("unknown", Venomous.UNKNOWN), 0.7, unknown));
    return new CandidateRanking(candidates, absent, Map.of(), agree, 0.9);
  }

  private static Taxon taxon(String id, Venomous venomous) {
    return new Taxon(id, id, null, null, null, venomous);
  }
}
