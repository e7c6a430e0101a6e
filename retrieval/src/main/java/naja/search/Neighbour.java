package naja.search;

/// A reference photo found near a query.
///
/// @param similarity cosine, -1 to 1
public record Neighbour(String imageId, String observationId, String taxonId, double similarity) {}
