package naja.server.api;

/// A taxon that photos of another were taken for.
///
/// @param photos how many of them, at least 1
public record ConfusionReply(TaxonReply taxon, int photos) {}
