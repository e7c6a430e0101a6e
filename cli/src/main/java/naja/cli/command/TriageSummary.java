package naja.cli.command;

import java.nio.file.Path;
import java.util.List;
import naja.triage.DuplicateGroup.Span;
import naja.triage.TriageReport;

/// What `naja gallery triage` found, in numbers.
///
/// @param photos in the gallery
/// @param unjudged photos whose taxon has no other observation
/// @param files that list the findings; the page is the last
record TriageSummary(
    String gallery,
    long generation,
    int photos,
    int duplicateGroups,
    int duplicatePhotos,
    long groupsAcrossTaxa,
    long groupsAcrossObservations,
    int labelOutliers,
    int unjudged,
    int rareTaxa,
    long mixedObservations,
    double seconds,
    List<String> files) {
  static TriageSummary of(String gallery, TriageReport report, double seconds, List<Path> files) {
    return new TriageSummary(
        gallery,
        report.generation(),
        report.photos(),
        report.duplicates().size(),
        report.duplicatePhotos(),
        report.groups(Span.TAXA),
        report.groups(Span.OBSERVATIONS),
        report.outliers().size(),
        report.unjudged(),
        report.rare().size(),
        report.mixedObservations(),
        seconds,
        files.stream().map(Path::toString).toList());
  }

  TextTable table() {
    TextTable table =
        new TextTable("gallery", gallery)
            .add("photos", photos)
            .add(
                "near duplicates",
                "%d groups of %d photos, %d across taxa, %d across observations of one taxon"
                    .formatted(
                        duplicateGroups,
                        duplicatePhotos,
                        groupsAcrossTaxa,
                        groupsAcrossObservations))
            .add(
                "doubtful labels",
                "%d photos; nothing can be said of %d".formatted(labelOutliers, unjudged))
            .add("rare taxa", rareTaxa)
            .add("observations that span taxa", mixedObservations);
    files.forEach(file -> table.add("written", file));
    return table;
  }
}
