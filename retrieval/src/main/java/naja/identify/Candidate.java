package naja.identify;

import naja.gallery.Taxon;
import org.jspecify.annotations.Nullable;

/// A taxon that a query may show.
///
/// @param score the scorer's similarity; its range depends on the scorer
/// @param probability calibrated, 0 to 1; null while the gallery has no calibration
public record Candidate(Taxon taxon, double score, @Nullable Double probability) {}
