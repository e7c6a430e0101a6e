package naja.triage;

import java.util.List;

/// Everything that a triage found in one commit of a gallery.
///
/// @param photos in the gallery
/// @param duplicates groups of near duplicates: across taxa first, then across observations, then
///   by ascending id of the first photo
/// @param outliers photos nearer to another taxon, by descending margin
/// @param unjudged photos whose taxon has no other observation, so that nothing can be said of them
/// @param rare taxa with few observations, by ascending count
/// @param mixed photos of observations that span taxa, by observation, taxon and image id
public record TriageReport(
    long generation,
    int photos,
    List<DuplicateGroup> duplicates,
    List<LabelOutlier> outliers,
    int unjudged,
    List<RareTaxon> rare,
    List<MixedPhoto> mixed) {
  public TriageReport {
    duplicates = List.copyOf(duplicates);
    outliers = List.copyOf(outliers);
    rare = List.copyOf(rare);
    mixed = List.copyOf(mixed);
  }

  /// How many groups of near duplicates span something.
  public long groups(DuplicateGroup.Span span) {
    return duplicates.stream().filter(group -> group.span() == span).count();
  }

  /// How many photos are in groups of near duplicates.
  public int duplicatePhotos() {
    return duplicates.stream().mapToInt(group -> group.members().size()).sum();
  }

  /// How many observations span taxa.
  public long mixedObservations() {
    return mixed.stream().map(MixedPhoto::observationId).distinct().count();
  }
}
