package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import naja.eval.metric.ClassScores;
import naja.eval.protocol.Vote.Majority;
import naja.eval.protocol.Vote.Scale;
import naja.eval.protocol.Vote.Tie;
import naja.eval.protocol.Vote.Weighted;
import org.junit.jupiter.api.Test;

class VoteTest {
  private static final double[] SIMILARITIES = {0.9, 0.85, 0.8, 0.5};
  private static final int[] COLUMNS = {0, 1, 1, 0};

  @Test
  void weighted_threeScales_equalTheWorkedExample() {
    assertThat(votes(new Weighted(0.07, Scale.DINO)))
        .containsExactly(new double[] {383518.3920860463, 279658.8102903216}, within(1e-6));
    assertThat(votes(new Weighted(0.07, Scale.BIRDER)))
        .containsExactly(new double[] {0.5783045477314085, 0.42169545226859134}, within(1e-12));
    assertThat(votes(new Weighted(0.07, Scale.DINOV2)))
        .containsExactly(new double[] {0.5772035084433326, 0.42089258246171873}, within(1e-12));
  }

  @Test
  void majority_sameNeighbours_saysTheOtherClass() {
    assertThat(best(new Majority(Tie.LOWEST_CLASS_INDEX), 3)).isEqualTo(1);
    assertThat(best(new Weighted(0.07, Scale.BIRDER), 3)).isZero();
  }

  @Test
  void majority_tiedClasses_followTheRule() {
    // Classes 1 and 0 have two votes each; 1 is nearest, 0 has the greater sum; 2 has one vote.
    int[] columns = {2, 1, 0, 0, 1};
    double[] similarities = {0.99, 0.9, 0.89, 0.88, 0.1};
    assertThat(best(new Majority(Tie.LOWEST_CLASS_INDEX), columns, similarities)).isZero();
    assertThat(best(new Majority(Tie.NEAREST_FIRST), columns, similarities)).isEqualTo(1);
    assertThat(best(new Majority(Tie.SIMILARITY_SUM), columns, similarities)).isZero();
  }

  private static double[] votes(Vote vote) {
    return vote.of(COLUMNS, SIMILARITIES, 3, 2);
  }

  private static int best(Vote vote, int k) {
    return ClassScores.best(vote.of(COLUMNS, SIMILARITIES, k, 2), 1)[0];
  }

  private static int best(Vote vote, int[] columns, double[] similarities) {
    return ClassScores.best(vote.of(columns, similarities, columns.length, 3), 1)[0];
  }
}
