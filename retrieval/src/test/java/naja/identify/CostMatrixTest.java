package naja.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CostMatrixTest {
  private static final CostMatrix COSTS = CostMatrix.SNAKE_CLEF;

  @Test
  void cheapest_venomousMassThatCostsMore_overrulesTheMostProbable() {
    // grass: 5·0.4 = 2; viper: 2·0.5 = 1.
    assertThat(id(candidate("grass", Venomous.NO, 0.5), candidate("viper", Venomous.YES, 0.4)))
        .isEqualTo("viper");
    // grass: 5·0.2 = 1; viper: 2·0.8 = 1.6.
    assertThat(id(candidate("grass", Venomous.NO, 0.8), candidate("viper", Venomous.YES, 0.2)))
        .isEqualTo("grass");
  }

  @Test
  void cheapest_severalOfOneKind_isTheMostProbableOfThem() {
    assertThat(
            id(
                candidate("grass", Venomous.NO, 0.3),
                candidate("smooth", Venomous.NO, 0.2),
                candidate("adder", Venomous.YES, 0.2),
                candidate("viper", Venomous.YES, 0.25)))
        .isEqualTo("viper");
  }

  @Test
  void cheapest_statusUnknown_costsLikeHarmless() {
    assertThat(id(candidate("riddle", Venomous.UNKNOWN, 0.9), candidate("v", Venomous.YES, 0.05)))
        .isEqualTo("riddle");
  }

  @Test
  void cheapest_statusUnknownToPeople_costsLikeVenomous() {
    List<Candidate> candidates =
        List.of(candidate("grass", Venomous.NO, 0.6), candidate("riddle", Venomous.UNKNOWN, 0.35));

    // grass: 5·0.35 = 1.75; riddle: 2·0.6 = 1.2. As harmless: grass 0.35, riddle 0.6.
    assertThat(CostMatrix.CAUTIOUS.cheapest(candidates).orElseThrow().taxon().id())
        .isEqualTo("riddle");
    assertThat(COSTS.cheapest(candidates).orElseThrow().taxon().id()).isEqualTo("grass");
  }

  @Test
  void cheapest_costsThatDoNotDiffer_areTheArgmax() {
    CostMatrix equal = new CostMatrix(1, 1, 1, 1, false);
    assertThat(
            equal.cheapest(
                List.of(
                    candidate("grass", Venomous.NO, 0.4), candidate("viper", Venomous.YES, 0.45))))
        .map(candidate -> candidate.taxon().id())
        .contains("viper");
  }

  @Test
  void cheapest_noCalibration_isNothing() {
    assertThat(COSTS.cheapest(List.of(candidate("grass", Venomous.NO, null)))).isEmpty();
  }

  @Test
  void matrix_negativeCost_isRefused() {
    assertThatThrownBy(() -> new CostMatrix(1, 2, -5, 2, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-5.0");
  }

  private static String id(Candidate... candidates) {
    return COSTS.cheapest(List.of(candidates)).orElseThrow().taxon().id();
  }

  private static Candidate candidate(String id, Venomous status, @Nullable Double probability) {
    return new Candidate(new Taxon(id, id, null, null, null, status), 0, probability);
  }
}
