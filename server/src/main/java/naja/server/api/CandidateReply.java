package naja.server.api;

import naja.identify.Candidate;
import org.jspecify.annotations.Nullable;

/// A taxon that the photos may show.
///
/// @param score the scorer's similarity, higher is nearer; not a probability
/// @param probability calibrated, 0 to 1; null while the gallery has no calibration
public record CandidateReply(TaxonReply taxon, double score, @Nullable Double probability) {
  static CandidateReply of(Candidate candidate) {
    return new CandidateReply(
        TaxonReply.of(candidate.taxon()), candidate.score(), candidate.probability());
  }
}
