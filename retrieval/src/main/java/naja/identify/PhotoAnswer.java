package naja.identify;

/// What one of several photos shows by itself.
///
/// @param disagrees whether its best taxon is another than that of all the photos together
public record PhotoAnswer(SpeciesAnswer answer, boolean disagrees) {}
