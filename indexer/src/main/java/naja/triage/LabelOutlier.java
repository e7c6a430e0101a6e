package naja.triage;

import java.util.Comparator;

/// A photo that is nearer to another taxon's prototype than to its own, both made without the
/// photo's observation.
///
/// @param ownCosine cosine to the prototype of its label
/// @param otherTaxonId the taxon whose prototype is nearest
/// @param otherCosine cosine to that one, above `ownCosine`
public record LabelOutlier(
    String imageId,
    String observationId,
    String taxonId,
    double ownCosine,
    String otherTaxonId,
    double otherCosine) {
  static final Comparator<LabelOutlier> WORST_FIRST =
      Comparator.comparingDouble(LabelOutlier::margin)
          .reversed()
          .thenComparing(LabelOutlier::imageId);

  /// How much nearer the other taxon is, above 0.
  public double margin() {
    return otherCosine - ownCosine;
  }
}
