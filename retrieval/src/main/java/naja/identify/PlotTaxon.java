package naja.identify;

import java.util.List;
import naja.gallery.Taxon;
import org.jspecify.annotations.Nullable;

/// A taxon in a plot.
///
/// @param score the highest among its tiles; a similarity
/// @param probability the highest among its tiles, of that tile alone; null without calibration
/// @param tiles where it was found, ascending, numbered from 0 row by row
public record PlotTaxon(
    Taxon taxon, double score, @Nullable Double probability, List<Integer> tiles) {
  public PlotTaxon {
    tiles = List.copyOf(tiles);
  }
}
