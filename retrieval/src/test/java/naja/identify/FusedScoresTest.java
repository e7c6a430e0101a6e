package naja.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import naja.calibration.LinearHead;
import naja.prototype.TaxonScore;
import org.junit.jupiter.api.Test;

final class FusedScoresTest {
  private final FusedScores fused =
      new FusedScores(new LinearHead.Training("naja eval probe", 4, 0.5, 10));

  @Test
  void of_twoScorers_isTheMeanOfLogProbabilities() {
    List<TaxonScore> scores =
        fused.of(
            List.of(new TaxonScore("a", 0.9), new TaxonScore("b", 0.8)),
            List.of(new TaxonScore("b", 2), new TaxonScore("a", 1)));

    // Prototypes: e⁹ against e⁸; head at 1 / 0.5: e⁴ against e².
    double prototypeA = -Math.log(1 + Math.exp(-1));
    double headA = -2 - Math.log(1 + Math.exp(-2));
    assertThat(scores.get(0).taxonId()).isEqualTo("b");
    assertThat(scores.get(1).score()).isCloseTo((prototypeA + headA) / 2, within(1e-12));
  }

  @Test
  void of_taxonThatTheHeadLacks_getsTheHeadsLowest() {
    List<TaxonScore> scores =
        fused.of(
            List.of(new TaxonScore("new", 0.9), new TaxonScore("a", 0.9)),
            List.of(new TaxonScore("a", 1), new TaxonScore("b", -9)));

    assertThat(scores).extracting(TaxonScore::taxonId).containsExactly("a", "new");
    // (1 − (−9)) / 0.5 = 20 apart, halved.
    assertThat(scores.get(0).score() - scores.get(1).score()).isCloseTo(10, within(1e-9));
  }
}
