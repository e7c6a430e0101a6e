package naja.server.api;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import naja.identify.Findings;
import naja.identify.PlotAnswer;
import naja.identify.PlotTaxon;
import naja.identify.SpeciesAnswer;
import naja.photo.TileGrid.Tile;
import org.jspecify.annotations.Nullable;

/// The reply of `POST /v1/tiles`.
///
/// @param taxa the species of the plot, by the rule
/// @param tiles row by row
/// @param danger the worst of all tiles, before any filter
/// @param rule `best_per_tile` or `ranked_items`
/// @param scorer what ranks the candidates of each tile
/// @param calibration what the probabilities come from; null: there are none
/// @param milliseconds wall time per stage
public record PlotReply(
    List<Found> taxa,
    List<TileReply> tiles,
    DangerReply danger,
    String rule,
    String scorer,
    String encoder,
    String provider,
    GalleryReply gallery,
    @Nullable FittedReply calibration,
    Map<String, Double> milliseconds) {
  /// A species of the plot.
  ///
  /// @param score the highest among its tiles; a similarity
  /// @param probability the highest among its tiles; null while the gallery has no calibration
  /// @param tiles where it was found, by their index
  public record Found(
      TaxonReply taxon, double score, @Nullable Double probability, List<Integer> tiles) {
    static Found of(PlotTaxon taxon) {
      return new Found(
          TaxonReply.of(taxon.taxon()), taxon.score(), taxon.probability(), taxon.tiles());
    }
  }

  /// What one tile shows.
  ///
  /// @param index from 0, row by row
  /// @param bbox left, top, width and height as shares of the photo, 0 to 1
  /// @param verdict `identified`, `ambiguous` or `unknown`
  /// @param results the best three
  public record TileReply(
      int index,
      List<Double> bbox,
      String verdict,
      List<CandidateReply> results,
      DangerReply danger) {
    private static final int MOST_RESULTS = 3;

    static TileReply of(Tile tile, Size photo, SpeciesAnswer answer) {
      Findings findings = answer.findings();
      return new TileReply(
          tile.index(),
          List.of(
              (double) tile.x() / photo.width(),
              (double) tile.y() / photo.height(),
              (double) tile.width() / photo.width(),
              (double) tile.height() / photo.height()),
          answer.verdict(),
          findings.candidates().stream().limit(MOST_RESULTS).map(CandidateReply::of).toList(),
          DangerReply.of(findings.danger()));
    }
  }

  /// The photo's size in pixels.
  public record Size(int width, int height) {}

  /// The reply for an answer about these tiles of a photo.
  public static PlotReply of(
      PlotAnswer answer,
      List<Tile> tiles,
      Size photo,
      String rule,
      Provenance provenance,
      Milliseconds times) {
    return new PlotReply(
        answer.taxa().stream().map(Found::of).toList(),
        IntStream.range(0, tiles.size())
            .mapToObj(i -> TileReply.of(tiles.get(i), photo, answer.tiles().get(i)))
            .toList(),
        DangerReply.of(answer.danger()),
        rule,
        provenance.scorer().code(),
        provenance.encoder(),
        provenance.provider(),
        GalleryReply.of(provenance),
        provenance.calibration(),
        times.rounded());
  }
}
