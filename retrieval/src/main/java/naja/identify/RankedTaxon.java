package naja.identify;

import org.jspecify.annotations.Nullable;

/// A taxon in its place among the results.
///
/// @param rank from 1
/// @param expectedCost what naming it is expected to cost; null where the order is another
/// @param recordedThere whether it was photographed where the photos were taken; null where that is
///   not known, or no place was named
public record RankedTaxon(
    int rank,
    Candidate candidate,
    @Nullable Double expectedCost,
    @Nullable Boolean recordedThere) {}
