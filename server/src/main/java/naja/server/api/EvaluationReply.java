package naja.server.api;

import java.util.List;
import java.util.function.Function;
import naja.calibration.StoredEvaluation;
import naja.gallery.Taxon;

/// The reply of `GET /v1/evaluation`: how well this gallery named photos whose individuals were
/// hidden from it.
///
/// @param measuredOn ISO 8601 date
/// @param generation of the gallery that was measured
/// @param stale whether the gallery has changed since
/// @param scores whose answers were examined, such as `prototype/raw-mean`
/// @param split which photos were asked about, in words
/// @param command repeats the evaluation
/// @param photos that were asked about
/// @param observations individuals that they show
/// @param top1 share of photos whose first answer was right
/// @param top3 share of photos with the right taxon among the first three answers
/// @param top5 share of photos with the right taxon among the first five answers
/// @param macroF1 mean over taxa of the harmonic mean of precision and recall
/// @param taxa what was found for each taxon, ascending by id
/// @param calibrationError expected calibration error of the probabilities, 0 to 1
/// @param reliability how often answers of some confidence are right; empty without calibration
public record EvaluationReply(
    String measuredOn,
    long generation,
    boolean stale,
    String scores,
    String split,
    String command,
    int photos,
    int observations,
    MeasuredShare top1,
    MeasuredShare top3,
    MeasuredShare top5,
    MeasuredShare macroF1,
    List<MeasuredTaxonReply> taxa,
    double calibrationError,
    List<ConfidenceBin> reliability,
    GalleryReply gallery) {
  public EvaluationReply {
    taxa = List.copyOf(taxa);
    reliability = List.copyOf(reliability);
  }

  /// The answers of one range of confidence.
  ///
  /// @param from lower border, not part of the range
  /// @param to upper border
  /// @param answers how many fell into it
  /// @param confidence their mean confidence
  /// @param accuracy the share of them that is right
  public record ConfidenceBin(
      double from, double to, int answers, double confidence, double accuracy) {}

  /// What was found.
  ///
  /// @param fittedOn generation of the gallery that was measured
  /// @param taxa what is known of a taxon id
  public static EvaluationReply of(
      StoredEvaluation found,
      long fittedOn,
      boolean stale,
      Function<String, Taxon> taxa,
      GalleryReply gallery) {
    return new EvaluationReply(
        found.measuredOn(),
        fittedOn,
        stale,
        found.scores(),
        found.split(),
        found.command(),
        found.photos(),
        found.observations(),
        MeasuredShare.of(found.top1()),
        MeasuredShare.of(found.top3()),
        MeasuredShare.of(found.top5()),
        MeasuredShare.of(found.macroF1()),
        found.taxa().stream().map(taxon -> MeasuredTaxonReply.of(taxon, taxa)).toList(),
        found.reliability().ece(),
        found.reliability().bins().stream().map(EvaluationReply::bin).toList(),
        gallery);
  }

  private static ConfidenceBin bin(StoredEvaluation.Bin bin) {
    return new ConfidenceBin(bin.from(), bin.to(), bin.count(), bin.confidence(), bin.accuracy());
  }
}
