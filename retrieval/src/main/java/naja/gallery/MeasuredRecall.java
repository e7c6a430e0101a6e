package naja.gallery;

/// How much of the truth a gallery's approximate search was found to find.
///
/// @param recall mean share of the true k neighbours that were found, 0 to 1
/// @param k neighbours asked for
/// @param beam width of the search's beam
/// @param queries photos of the gallery that were searched for, each without its own observation
/// @param generation of the gallery that was measured
/// @param measuredOn ISO 8601 date
public record MeasuredRecall(
    double recall, int k, int beam, int queries, long generation, String measuredOn) {}
