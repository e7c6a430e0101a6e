package naja.triage;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A photo of an observation whose photos carry more than one taxon.
///
/// @param ownCosine cosine to the prototype of its label, made without the observation; null if no
///   other observation shows that taxon
/// @param nearestTaxonId the taxon whose prototype is nearest; null if no other observation exists
/// @param nearestCosine cosine to that one
public record MixedPhoto(
    String observationId,
    String imageId,
    String taxonId,
    @Nullable Double ownCosine,
    @Nullable String nearestTaxonId,
    @Nullable Double nearestCosine) {
  static final Comparator<MixedPhoto> BY_OBSERVATION =
      Comparator.comparing(MixedPhoto::observationId)
          .thenComparing(MixedPhoto::taxonId)
          .thenComparing(MixedPhoto::imageId);
}
