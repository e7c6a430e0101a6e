package naja.calibration;

import java.util.List;

/// How well a gallery named photos whose observations were hidden from it: what an evaluation
/// found, kept for the service to show beside its answers.
///
/// @param scores whose answers were examined, such as `prototype/raw-mean`
/// @param split which photos were asked about, in words, such as `stratified, seed 42`
/// @param command repeats the evaluation
/// @param measuredOn ISO 8601 date
/// @param photos that were asked about
/// @param observations they belong to
/// @param macroF1 over the union of true and predicted taxa
/// @param taxa what became of the photos of each taxon that was asked about, ascending by id
/// @param reliability how far probabilities can be trusted; no bins where there was no calibration
public record StoredEvaluation(
    String scores,
    String split,
    String command,
    String measuredOn,
    int photos,
    int observations,
    Share top1,
    Share top3,
    Share top5,
    Share macroF1,
    List<TaxonRecord> taxa,
    Reliability reliability) {
  /// The file's name in the gallery's folder.
  public static final String FILE = "evaluation.json";

  public StoredEvaluation {
    taxa = List.copyOf(taxa);
  }

  /// A fraction with its 95 % interval, all from 0 to 1.
  public record Share(double value, double low, double high) {}

  /// What became of the photos of one taxon.
  ///
  /// @param photos that were asked about, at least 1
  /// @param observations they belong to
  /// @param right photos whose first answer was the taxon
  /// @param rightInTop3 photos with the taxon among the first three answers
  /// @param recall right / photos; the interval counts observations
  /// @param answers photos, of any taxon, whose first answer was this taxon
  /// @param confusions the other taxa that its photos were most often taken for, most often first
  public record TaxonRecord(
      String taxonId,
      int photos,
      int observations,
      int right,
      int rightInTop3,
      Share recall,
      int answers,
      List<Confusion> confusions) {
    public TaxonRecord {
      confusions = List.copyOf(confusions);
    }
  }

  /// Photos of a taxon that were taken for another.
  public record Confusion(String taxonId, int photos) {}

  /// How far probabilities can be trusted, on photos whose observations the calibration had not
  /// seen.
  ///
  /// @param ece expected calibration error, 0 to 1; 0 where there are no bins
  public record Reliability(double ece, List<Bin> bins) {
    public Reliability {
      bins = List.copyOf(bins);
    }
  }

  /// The answers of one range of confidence.
  ///
  /// @param from lower border, not part of the bin
  /// @param to upper border
  /// @param count answers
  /// @param confidence their mean confidence
  /// @param accuracy the share that is right
  public record Bin(double from, double to, int count, double confidence, double accuracy) {}
}
