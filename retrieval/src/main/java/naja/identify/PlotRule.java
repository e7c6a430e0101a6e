package naja.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which taxa a plot shows, given the candidates of each of its tiles, best first.
///
/// Both rules are those of the PlantCLEF 2024 code of DS@GT. They compare candidates of different
/// tiles directly: by probability, or by score where there is none.
public sealed interface PlotRule {
  /// The best taxon of every tile.
  PlotRule DEFAULT = new BestPerTile();

  /// The taxa of a plot.
  ///
  /// @param tiles the candidates of each tile, best first; a tile may have none
  List<PlotTaxon> taxa(List<List<Candidate>> tiles);

  /// The set of the best taxa of the tiles: at most as many as there are tiles. The ones in most
  /// tiles come first, then the more probable ones, then the lower taxon id.
  record BestPerTile() implements PlotRule {
    @Override
    public List<PlotTaxon> taxa(List<List<Candidate>> tiles) {
      List<PlotTaxon> taxa = merged(items(tiles, 1));
      taxa.sort(
          Comparator.comparingInt((PlotTaxon taxon) -> -taxon.tiles().size())
              .thenComparingDouble(taxon -> -value(taxon.score(), taxon.probability()))
              .thenComparing(taxon -> taxon.taxon().id()));
      return List.copyOf(taxa);
    }
  }

  /// The best candidates of all tiles in one list, cut after some and only then rid of repeated
  /// taxa, so that often fewer taxa remain; best first.
  ///
  /// @param perTile candidates taken from each tile, at least 1
  /// @param most length of the list, at least 1
  record RankedItems(int perTile, int most) implements PlotRule {
    /// 5 of each tile, 5 in all.
    public static final RankedItems DEFAULT = new RankedItems(5, 5);

    public RankedItems {
      if (perTile < 1 || most < 1) {
        throw new IllegalArgumentException(
            "perTile and most must be at least 1, got " + perTile + " and " + most);
      }
    }

    @Override
    public List<PlotTaxon> taxa(List<List<Candidate>> tiles) {
      List<Item> items = items(tiles, perTile);
      items.sort(Comparator.comparingDouble(item -> -item.value()));
      return List.copyOf(merged(items.subList(0, Math.min(most, items.size()))));
    }
  }

  /// A candidate of a tile.
  record Item(int tile, Candidate candidate) {
    private double value() {
      return PlotRule.value(candidate.score(), candidate.probability());
    }
  }

  private static List<Item> items(List<List<Candidate>> tiles, int perTile) {
    List<Item> items = new ArrayList<>();
    for (int tile = 0; tile < tiles.size(); tile++) {
      int number = tile;
      tiles.get(tile).stream()
          .limit(perTile)
          .map(candidate -> new Item(number, candidate))
          .forEach(items::add);
    }
    return items;
  }

  /// One entry per taxon, in the order of their first items.
  private static List<PlotTaxon> merged(List<Item> items) {
    Map<String, List<Item>> byTaxon = new LinkedHashMap<>();
    items.forEach(item ->
        byTaxon.computeIfAbsent(item.candidate.taxon().id(), _ -> new ArrayList<>()).add(item));
    List<PlotTaxon> taxa = new ArrayList<>();
    for (List<Item> found : byTaxon.values()) {
      Candidate best =
          found.stream().max(Comparator.comparingDouble(Item::value)).orElseThrow().candidate;
      List<Integer> tiles = found.stream().map(Item::tile).sorted().toList();
      taxa.add(new PlotTaxon(best.taxon(), best.score(), best.probability(), tiles));
    }
    return taxa;
  }

  private static double value(double score, @Nullable Double probability) {
    return probability == null ? score : probability;
  }
}
