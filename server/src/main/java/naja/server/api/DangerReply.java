package naja.server.api;

import naja.identify.Candidate;
import naja.identify.Danger;
import org.jspecify.annotations.Nullable;

/// Whether what the photos show may be venomous, over all candidates and before any filter.
///
/// @param verdict `venomous`, `likely_harmless` or `cannot_rule_out`
/// @param reason one sentence for people
/// @param nearestVenomous null if the gallery knows no venomous taxon
public record DangerReply(String verdict, String reason, @Nullable CandidateReply nearestVenomous) {
  static DangerReply of(Danger danger) {
    Candidate nearest = danger.nearestVenomous();
    return new DangerReply(
        danger.verdict().code(),
        danger.reason(),
        nearest == null ? null : CandidateReply.of(nearest));
  }
}
