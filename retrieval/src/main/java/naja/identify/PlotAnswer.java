package naja.identify;

import java.util.List;
import naja.identify.Danger.Verdict;
import org.jspecify.annotations.Nullable;

/// The answer to "which species does this plot show?".
///
/// @param taxa what was found, by the rule
/// @param tiles the answer of every tile, row by row
/// @param danger over all tiles: the worst of them
public record PlotAnswer(List<PlotTaxon> taxa, List<SpeciesAnswer> tiles, Danger danger) {
  public PlotAnswer {
    taxa = List.copyOf(taxa);
    tiles = List.copyOf(tiles);
  }

  /// The answer from those of the tiles.
  ///
  /// @throws IllegalArgumentException if there are none
  static PlotAnswer of(List<SpeciesAnswer> tiles, PlotRule rule) {
    if (tiles.isEmpty()) {
      throw new IllegalArgumentException("a plot needs at least 1 tile, got 0");
    }
    List<List<Candidate>> candidates =
        tiles.stream().map(tile -> tile.findings().candidates()).toList();
    return new PlotAnswer(rule.taxa(candidates), tiles, danger(tiles));
  }

  /// `venomous` where one tile is; `likely_harmless` only where all tiles are.
  private static Danger danger(List<SpeciesAnswer> tiles) {
    List<Danger> dangers = tiles.stream().map(tile -> tile.findings().danger()).toList();
    long venomous = count(dangers, Verdict.VENOMOUS);
    long harmless = count(dangers, Verdict.LIKELY_HARMLESS);
    Candidate nearest = nearestVenomous(dangers);
    int size = tiles.size();
    if (venomous > 0) {
      String reason = "Venomous species in %d of %d tiles.".formatted(venomous, size);
      return new Danger(Verdict.VENOMOUS, nearest, reason);
    }
    if (harmless == size) {
      String reason = "Species known to be harmless in each of the %d tiles.".formatted(size);
      return new Danger(Verdict.LIKELY_HARMLESS, nearest, reason);
    }
    String reason =
        "In %d of %d tiles, venomous species cannot be ruled out.".formatted(size - harmless, size);
    return new Danger(Verdict.CANNOT_RULE_OUT, nearest, reason);
  }

  private static long count(List<Danger> dangers, Verdict verdict) {
    return dangers.stream().filter(danger -> danger.verdict() == verdict).count();
  }

  private static @Nullable Candidate nearestVenomous(List<Danger> dangers) {
    Candidate nearest = null;
    for (Danger danger : dangers) {
      Candidate candidate = danger.nearestVenomous();
      if (candidate != null && (nearest == null || value(candidate) > value(nearest))) {
        nearest = candidate;
      }
    }
    return nearest;
  }

  private static double value(Candidate candidate) {
    Double probability = candidate.probability();
    return probability == null ? candidate.score() : probability;
  }
}
