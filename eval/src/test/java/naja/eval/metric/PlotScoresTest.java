package naja.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import naja.eval.metric.PlotScores.Plot;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PlotScoresTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final List<String> LIST = List.of("a", "b", "c", "d", "e", "f", "x", "y");

  private final PlotScores scores =
      new PlotScores(
          List.of(
              new Plot(Set.of("a", "b", "c"), Set.of("a", "b", "x")),
              new Plot(Set.of("a"), Set.of("a", "b", "c", "d")),
              new Plot(Set.of("d", "e"), Set.of()),
              new Plot(Set.of("b", "f"), Set.of("b", "f")),
              new Plot(Set.of(), Set.of("a")),
              new Plot(Set.of("c"), Set.of("x"))));

  @Test
  void perPlot_sixPlots_equalsTheWorkedExample() {
    assertThat(scores.perPlot()).isCloseTo(0.3444444444444444, EXACT);
  }

  @Test
  void micro_sixPlots_equalsTheWorkedExample() {
    assertThat(scores.micro()).isCloseTo(0.5, EXACT);
  }

  @Test
  void perSpecies_fourReadings_equalTheWorkedExample() {
    assertThat(scores.perSpeciesUnion()).isCloseTo(0.37142857142857144, EXACT);
    assertThat(scores.perTrueSpecies()).isCloseTo(0.43333333333333335, EXACT);
    assertThat(scores.perSpecies(LIST, 0)).isCloseTo(0.325, EXACT);
    assertThat(scores.perSpecies(LIST, 1)).isCloseTo(0.45, EXACT);
  }
}
