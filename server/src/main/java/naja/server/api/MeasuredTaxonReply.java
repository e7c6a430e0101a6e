package naja.server.api;

import java.util.List;
import java.util.function.Function;
import naja.calibration.StoredEvaluation.TaxonRecord;
import naja.gallery.Taxon;

/// What an evaluation found for one taxon, on photos whose individuals were hidden from the
/// gallery.
///
/// @param photos that were asked about, at least 1
/// @param observations individuals that they show
/// @param recall the share of the photos whose first answer was this taxon
/// @param rightInTop3 photos with this taxon among the first three answers
/// @param answers photos, of any taxon, whose first answer was this taxon
/// @param confusions what its photos were taken for instead, most often first
public record MeasuredTaxonReply(
    TaxonReply taxon,
    int photos,
    int observations,
    MeasuredShare recall,
    int rightInTop3,
    int answers,
    List<ConfusionReply> confusions) {
  public MeasuredTaxonReply {
    confusions = List.copyOf(confusions);
  }

  /// What was found for a taxon.
  ///
  /// @param taxa what is known of a taxon id
  public static MeasuredTaxonReply of(TaxonRecord found, Function<String, Taxon> taxa) {
    return new MeasuredTaxonReply(
        TaxonReply.of(taxa.apply(found.taxonId())),
        found.photos(),
        found.observations(),
        MeasuredShare.of(found.recall()),
        found.rightInTop3(),
        found.answers(),
        found.confusions().stream()
            .map(other ->
                new ConfusionReply(TaxonReply.of(taxa.apply(other.taxonId())), other.photos()))
            .toList());
  }
}
