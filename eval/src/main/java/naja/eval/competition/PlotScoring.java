package naja.eval.competition;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import naja.eval.dataset.DatasetException;
import naja.eval.metric.Bootstrap;
import naja.eval.metric.IntervalSeed;
import naja.eval.metric.PlotScores;
import naja.eval.metric.PlotScores.Plot;
import naja.eval.metric.Score;

/// The F1 scores of PlantCLEF with 95 % intervals over plots: per plot (the primary one), over all
/// pairs, and per species in all four readings of which species count.
public final class PlotScoring {
  private static final List<String> NAMES =
      List.of(
          "f1_per_plot",
          "f1_micro",
          "f1_species_union",
          "f1_species_true",
          "f1_species_list_absent_0",
          "f1_species_list_absent_1");

  /// What the numbers are, for people.
  public static final String UNITS = "F1 from 0 to 1, the higher the better";

  private PlotScoring() {}

  /// Scores answers against the truth of every plot.
  ///
  /// @param list the full list of species, for the last two readings
  /// @throws DatasetException if plots were answered whose truth is missing, or the other way round
  public static List<Score> of(
      Map<String, List<String>> answers,
      Map<String, List<String>> truths,
      Collection<String> list) {
    if (!answers.keySet().equals(truths.keySet())) {
      HashSet<String> different = new HashSet<>(answers.keySet());
      different.removeAll(truths.keySet());
      HashSet<String> missing = new HashSet<>(truths.keySet());
      missing.removeAll(answers.keySet());
      throw new DatasetException(
          "photos and truth must be of the same plots: %d without truth %s, %d without photo %s"
              .formatted(
                  different.size(),
                  different.stream().sorted().limit(5).toList(),
                  missing.size(),
                  missing.stream().sorted().limit(5).toList()));
    }
    List<Plot> plots =
        answers.entrySet().stream()
            .map(answer ->
                new Plot(
                    new HashSet<>(truths.getOrDefault(answer.getKey(), List.of())),
                    new HashSet<>(answer.getValue())))
            .toList();
    return Score.named(
        NAMES,
        Bootstrap.of(List.copyOf(answers.keySet()), IntervalSeed.current())
            .intervals(rows -> values(plots, list, rows)));
  }

  private static double[] values(List<Plot> plots, Collection<String> list, int[] rows) {
    PlotScores scores = new PlotScores(Arrays.stream(rows).mapToObj(plots::get).toList());
    return new double[] {
      scores.perPlot(),
      scores.micro(),
      scores.perSpeciesUnion(),
      scores.perTrueSpecies(),
      scores.perSpecies(list, 0),
      scores.perSpecies(list, 1)
    };
  }
}
