package naja.collection;

/// Two files that say different things about one taxon.
///
/// @param field `scientific_name`, `common_name`, `genus`, `family` or `venomous`
/// @param kept the value that counts, said by `keptFrom`
/// @param other the value that was passed over, said by `otherFrom`
public record TaxonConflict(
    String taxonId, String field, String kept, String keptFrom, String other, String otherFrom) {}
