package naja.eval.protocol;

import static naja.eval.protocol.Observations.Tie.FIRST_IMAGE;
import static naja.eval.protocol.Observations.Tie.FIRST_TIED_MET;
import static naja.eval.protocol.Observations.Tie.SMALLEST_LABEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.Matrix;
import org.junit.jupiter.api.Test;

class ObservationsTest {
  private final Matrix values =
      Matrix.ofRows(new double[] {1, 5}, new double[] {10, 20}, new double[] {3, 1});

  private final Observations observations = Observations.of(List.of("x", "y", "x"));

  @Test
  void mostFrequent_fiveAnswersTwoTied_followsTheNamedRule() {
    List<String> answers = List.of("A", "B", "B", "C", "C");
    assertThat(Observations.mostFrequent(answers, FIRST_TIED_MET)).isEqualTo("B");
    assertThat(Observations.mostFrequent(answers, FIRST_IMAGE)).isEqualTo("A");
    assertThat(Observations.mostFrequent(answers, SMALLEST_LABEL)).isEqualTo("B");
  }

  @Test
  void mostFrequent_fourAnswersTwoTied_differsOnlyForTheSmallestLabel() {
    List<String> answers = List.of("C", "B", "B", "C");
    assertThat(Observations.mostFrequent(answers, FIRST_TIED_MET)).isEqualTo("C");
    assertThat(Observations.mostFrequent(answers, FIRST_IMAGE)).isEqualTo("C");
    assertThat(Observations.mostFrequent(answers, SMALLEST_LABEL)).isEqualTo("B");
  }

  @Test
  void mean_rowsApart_takesEachObservationsRows() {
    assertThat(observations.mean(values).values()).containsExactly(2, 3, 10, 20);
  }

  @Test
  void max_rowsApart_takesEachObservationsRows() {
    assertThat(observations.max(values).values()).containsExactly(3, 5, 10, 20);
  }

  @Test
  void merged_twoTaxaInOneObservation_isRefusedByName() {
    LabelledEmbeddings mixed =
        new LabelledEmbeddings(values, List.of("a", "b", "c"), List.of("x", "y", "x"));
    assertThatThrownBy(() -> Observations.merged(mixed))
        .isInstanceOf(DatasetException.class)
        .hasMessage("observation x must show one taxon, but rows [0, 2] have [a, c]");
  }
}
