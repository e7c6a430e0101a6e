package naja.projection;

/// A reference photo's place on the plane.
///
/// @param x along the direction in which the gallery's photos differ most, -2 to 2, 0 for the mean
/// @param y along the direction across it in which they differ most
public record ProjectedPhoto(String imageId, String taxonId, float x, float y) {}
