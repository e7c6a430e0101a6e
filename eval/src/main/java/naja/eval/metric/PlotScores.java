package naja.eval.metric;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// F1 over sets of species per plot, as in PlantCLEF. Fractions from 0 to 1.
///
/// The competition states no set of species for its mean per species, so that all four readings
/// have a method here.
public final class PlotScores {
  private final List<Plot> plots;
  private final Map<String, Tally> tallies = new HashMap<>();

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
    this.plots.forEach(this::count);
  }

  /// In how many plots a species is true, answered and both.
  private static final class Tally {
    private int truths;
    private int answers;
    private int hits;

    private double f1() {
      return 2.0 * hits / (truths + answers);
    }
  }

  private void count(Plot plot) {
    plot.truth.forEach(species -> tally(species).truths++);
    for (String species : plot.answer) {
      Tally tally = tally(species);
      tally.answers++;
      tally.hits += plot.truth.contains(species) ? 1 : 0;
    }
  }

  private Tally tally(String species) {
    return tallies.computeIfAbsent(species, _ -> new Tally());
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
    return perSpecies(tallies.keySet(), 0);
  }

  /// The mean over species that are true anywhere.
  public double perTrueSpecies() {
    return perSpecies(trueSpecies(), 0);
  }

  /// The mean over a list of species.
  ///
  /// @param absent what a species counts that is neither true nor predicted anywhere: 0 or 1
  public double perSpecies(Collection<String> list, double absent) {
    return list.stream()
        .distinct()
        .sorted()
        .mapToDouble(species -> f1(species, absent))
        .average()
        .orElse(0);
  }

  private double f1(String species, double absent) {
    Tally tally = tallies.get(species);
    return tally == null ? absent : tally.f1();
  }

  private List<String> trueSpecies() {
    return tallies.entrySet().stream()
        .filter(entry -> entry.getValue().truths > 0)
        .map(Map.Entry::getKey)
        .toList();
  }
}
