package naja.eval.metric;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// F1 over sets of species per plot, as in PlantCLEF. Fractions from 0 to 1.
///
/// The competition states no set of species for its mean per species, so that all four readings
/// have a method here.
public final class PlotScores {
  private final List<Plot> plots;

  /// The species of one plot.
  public record Plot(Set<String> truth, Set<String> answer) {
    /// Copies both.
    public Plot {
      truth = Set.copyOf(truth);
      answer = Set.copyOf(answer);
    }

    private long hits() {
      return truth.stream().filter(answer::contains).count();
    }

    private double f1() {
      int named = truth.size() + answer.size();
      return named == 0 ? 0 : 2.0 * hits() / named;
    }
  }

  /// Scores plots, at least one.
  public PlotScores(Collection<Plot> plots) {
    this.plots = List.copyOf(plots);
    if (plots.isEmpty()) {
      throw new IllegalArgumentException("a score needs at least 1 plot, got 0");
    }
  }

  /// The mean over plots of each plot's F1 (scikit-learn's `average="samples"`), the primary
  /// number; a plot where both sets are empty counts 0.
  public double perPlot() {
    return plots.stream().mapToDouble(Plot::f1).average().orElse(0);
  }

  /// F1 over all pairs of plot and species.
  public double micro() {
    long hits = plots.stream().mapToLong(Plot::hits).sum();
    long named =
        plots.stream().mapToLong(plot -> plot.truth.size() + (long) plot.answer.size()).sum();
    return named == 0 ? 0 : 2.0 * hits / named;
  }

  /// The mean over species that are true or predicted anywhere.
  public double perSpeciesUnion() {
    Set<String> union = species(Plot::truth);
    union.addAll(species(Plot::answer));
    return perSpecies(union, 0);
  }

  /// The mean over species that are true anywhere.
  public double perTrueSpecies() {
    return perSpecies(species(Plot::truth), 0);
  }

  /// The mean over a list of species.
  ///
  /// @param absent what a species counts that is neither true nor predicted anywhere: 0 or 1
  public double perSpecies(Collection<String> list, double absent) {
    return new HashSet<>(list)
        .stream().sorted().mapToDouble(species -> f1(species, absent)).average().orElse(0);
  }

  private double f1(String species, double absent) {
    long truths = plots.stream().filter(plot -> plot.truth.contains(species)).count();
    long answers = plots.stream().filter(plot -> plot.answer.contains(species)).count();
    long hits =
        plots.stream()
            .filter(plot -> plot.truth.contains(species) && plot.answer.contains(species))
            .count();
    return truths + answers == 0 ? absent : 2.0 * hits / (truths + answers);
  }

  private Set<String> species(Function<Plot, Set<String>> of) {
    return plots.stream()
        .flatMap(plot -> of.apply(plot).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
