package naja.eval.split;

/// A photo that is asked about although references know it already.
///
/// @param round from 1
/// @param imageId the photo that is asked about
/// @param referenceId the most similar of the references that know it
/// @param cosine between the two, -1 to 1; 0 for a zero vector
/// @param references how many references know it
/// @param sameObservation one of them belongs to its observation
/// @param sameContent one of them is the same file
/// @param nearlySame one of them has a cosine of at least the audit's threshold
public record Leak(
    int round,
    String imageId,
    String referenceId,
    double cosine,
    int references,
    boolean sameObservation,
    boolean sameContent,
    boolean nearlySame) {}
