package naja.server.api;

import naja.identify.Candidate;
import naja.identify.RankedTaxon;
import org.jspecify.annotations.Nullable;

/// A taxon in its place among the results.
///
/// @param rank from 1, the best first
/// @param score the scorer's similarity, higher is nearer; not a probability, and not to be
///   compared between requests
/// @param probability calibrated, 0 to 1; null while the gallery has no calibration
/// @param expectedCost what naming this taxon is expected to cost by SnakeCLEF's costs; null unless
///   the results are ranked by it
/// @param recordedThere whether the gallery has photos of it from the country or within 300 km;
///   null where no place was named, or nothing is known about where its photos were taken
public record ResultReply(
    int rank,
    TaxonReply taxon,
    double score,
    @Nullable Double probability,
    @Nullable Double expectedCost,
    @Nullable Boolean recordedThere) {
  static ResultReply of(RankedTaxon ranked) {
    Candidate candidate = ranked.candidate();
    return new ResultReply(
        ranked.rank(),
        TaxonReply.of(candidate.taxon()),
        candidate.score(),
        candidate.probability(),
        ranked.expectedCost(),
        ranked.recordedThere());
  }
}
