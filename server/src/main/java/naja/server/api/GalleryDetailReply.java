package naja.server.api;

import java.util.List;
import java.util.Map;
import naja.gallery.Gallery;
import naja.gallery.GalleryManifest;
import naja.gallery.MeasuredRecall;
import org.jspecify.annotations.Nullable;

/// The reply of `GET /v1/gallery`: what answers are found in.
///
/// @param generation counts the commits, from 1
/// @param commit tells this commit from every other, 32 hexadecimal digits
/// @param taxaByVenom how many taxa are `yes`, `no` and `unknown` in the sense of `venomous`
/// @param countries photos by country
/// @param genera every genus, ascending
/// @param families every family, ascending
/// @param index how the vectors are indexed, in words
/// @param recall of the approximate search, as last measured; null: never
/// @param calibration turns similarities into probabilities
/// @param unknownThreshold the similarity below which nothing is near enough
/// @param evaluation how well the gallery names photos
public record GalleryDetailReply(
    long generation,
    String commit,
    int photos,
    int observations,
    int taxa,
    Map<String, Integer> taxaByVenom,
    Map<String, Integer> countries,
    List<String> genera,
    List<String> families,
    String index,
    @Nullable RecallReply recall,
    FittedStateReply calibration,
    FittedStateReply unknownThreshold,
    FittedStateReply evaluation) {
  /// How much of the truth the approximate search finds.
  ///
  /// @param share of the true k nearest photos that were found, 0 to 1
  /// @param queries photos that were searched for
  /// @param generation of the gallery that was measured
  /// @param measuredOn ISO 8601 date
  public record RecallReply(double share, int k, int queries, long generation, String measuredOn) {
    static @Nullable RecallReply of(@Nullable MeasuredRecall recall) {
      return recall == null
          ? null
          : new RecallReply(
              recall.recall(),
              recall.k(),
              recall.queries(),
              recall.generation(),
              recall.measuredOn());
    }
  }

  /// The names that a visitor may filter by.
  public record Names(
      Map<String, Integer> taxaByVenom,
      Map<String, Integer> countries,
      List<String> genera,
      List<String> families) {}

  /// The gallery that is open.
  public static GalleryDetailReply of(
      Gallery gallery,
      Names names,
      FittedStateReply calibration,
      FittedStateReply unknownThreshold,
      FittedStateReply evaluation) {
    GalleryManifest manifest = gallery.manifest();
    return new GalleryDetailReply(
        manifest.generation(),
        gallery.commitId(),
        manifest.photos(),
        manifest.observations(),
        manifest.taxa(),
        names.taxaByVenom(),
        names.countries(),
        names.genera(),
        names.families(),
        manifest.index().summary(),
        RecallReply.of(manifest.recall()),
        calibration,
        unknownThreshold,
        evaluation);
  }
}
