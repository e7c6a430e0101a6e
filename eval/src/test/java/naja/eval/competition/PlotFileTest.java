package naja.eval.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.eval.dataset.DatasetException;
import naja.eval.metric.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotFileTest {
  @TempDir private Path folder;

  @Test
  void write_plots_areRowsWithoutQuotes() {
    Path file = folder.resolve("plots.csv");
    Map<String, List<String>> plots = new LinkedHashMap<>();
    plots.put("CBN-01", List.of("1355990", "1361281"));
    plots.put("CBN-02", List.of());
    PlotFile.write(file, plots, Set.of("1355990", "1361281"));
    assertThat(file).hasContent("plot_id;species_ids\nCBN-01;[1355990, 1361281]\nCBN-02;[]\n");
    assertThat(PlotFile.read(file)).isEqualTo(plots);
  }

  @Test
  void write_unknownSpecies_isRefused() {
    assertThatThrownBy(() ->
            PlotFile.write(folder.resolve("p.csv"), Map.of("p", List.of("0")), Set.of("1355990")))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("plot p has [0], which are no taxon ids");
  }

  @Test
  void read_rowsThatBreakTheRules_areNamed() {
    assertThatThrownBy(() -> read("plot_id,species_ids\n")).hasMessageContaining("line 1 must be");
    assertThatThrownBy(() -> read("plot_id;species_ids\np;1, 2\n"))
        .hasMessageContaining("line 2 must be plot_id;[id, id]");
    assertThatThrownBy(() -> read("plot_id;species_ids\np;[1]\np;[2]\n"))
        .hasMessageContaining("line 3 has plot p again");
    assertThatThrownBy(() -> read("plot_id;species_ids\np;[1, 1]\n"))
        .hasMessageContaining("line 2 names a species twice");
  }

  @Test
  void scoring_twoPlots_hasTheF1ScoresCountedByHand() {
    // a: 2·1/(2+1); b: 0. Species over {1, 2, 3, 4}: 1, 0, 0, and 4 nowhere.
    List<Score> scores =
        PlotScoring.of(
            Map.of("a", List.of("1"), "b", List.of("3")),
            Map.of("a", List.of("1", "2"), "b", List.of("2")),
            List.of("1", "2", "3", "4"));
    assertThat(scores.stream().mapToDouble(Score::value).toArray())
        .containsExactly(
            new double[] {1 / 3.0, 2.0 / 5, 1 / 3.0, 1 / 2.0, 1 / 4.0, 2 / 4.0}, within(1e-12));
  }

  @Test
  void scoring_plotWithoutTruth_isRefused() {
    assertThatThrownBy(
            () -> PlotScoring.of(Map.of("a", List.of()), Map.of("b", List.of()), List.of()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("1 photos have no truth: a; 1 plots of the truth have no photo: b;");
  }

  private Map<String, List<String>> read(String text) throws IOException {
    return PlotFile.read(Files.writeString(folder.resolve("plots.csv"), text));
  }
}
