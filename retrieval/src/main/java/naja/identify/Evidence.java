package naja.identify;

import naja.gallery.ReferencePhoto;

/// A reference photo that speaks for an answer.
///
/// @param similarity cosine to the query, -1 to 1
public record Evidence(ReferencePhoto photo, double similarity) {}
