package naja.eval.competition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.Named;
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

  /// Holds plots that are answered against those of the truth: each has one row in both.
  ///
  /// @throws DatasetException if one side lacks plots of the other, naming the first of them
  public static void requireSame(Set<String> answered, Set<String> truths) {
    List<String> problems = new ArrayList<>();
    Named.problem(problems, "%d photos have no truth: %s", without(answered, truths));
    Named.problem(problems, "%d plots of the truth have no photo: %s", without(truths, answered));
    if (!problems.isEmpty()) {
      throw new DatasetException(
          "%s; photos and truth must be of the same plots: leave the others out of both"
              .formatted(String.join("; ", problems)));
    }
  }

  private static List<String> without(Set<String> plots, Set<String> others) {
    return plots.stream().filter(plot -> !others.contains(plot)).sorted().toList();
  }

  /// Scores answers against the truth of every plot.
  ///
  /// @param list the full list of species, for the last two readings
  /// @throws DatasetException as [#requireSame]
  public static List<Score> of(
      Map<String, List<String>> answers,
      Map<String, List<String>> truths,
      Collection<String> list) {
    requireSame(answers.keySet(), truths.keySet());
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

  /// What looks wrong, in words; empty if nothing does: a truth of which the gallery holds not one
  /// species has other ids.
  ///
  /// @param taxa every taxon id that may be answered
  public static String warning(Map<String, List<String>> truths, Set<String> taxa) {
    List<String> species =
        truths.values().stream().flatMap(List::stream).distinct().sorted().toList();
    if (species.isEmpty() || species.stream().anyMatch(taxa::contains)) {
      return "";
    }
    return "none of the %d species of the truth is a taxon of the gallery, such as '%s': are their ids of the same kind?"
        .formatted(species.size(), species.getFirst());
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
