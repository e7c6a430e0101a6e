package naja.identify;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that is answered to an [Inquiry].
///
/// @param answer from all the photos together: verdict, evidence, danger
/// @param results its taxa as they were asked for
/// @param groups its taxa put together up to the rank that was asked for; empty for species
/// @param always the taxa that are reported in any case, with their ranks before any filter
/// @param photos what each photo shows by itself, in order
/// @param commonAncestor what the taxa that come into question share; null unless the answer is
///   ambiguous and they share their genus or family
/// @param stageMillis wall time per stage in call order
public record Identification(
    SpeciesAnswer answer,
    List<RankedTaxon> results,
    List<TaxonGroup> groups,
    List<RankedTaxon> always,
    List<PhotoAnswer> photos,
    @Nullable TaxonGroup commonAncestor,
    Map<String, Double> stageMillis) {
  public Identification {
    results = List.copyOf(results);
    groups = List.copyOf(groups);
    always = List.copyOf(always);
    photos = List.copyOf(photos);
  }
}
