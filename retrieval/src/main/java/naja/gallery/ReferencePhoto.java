package naja.gallery;

import org.jspecify.annotations.Nullable;

/// What the gallery knows about one reference photo, besides its vector and thumbnail.
///
/// @param imageId unique in the gallery
/// @param observationId photos of one individual share it; the image id where none is known
/// @param taxon what the photo shows
/// @param sourcePath where the photo was read from, relative to the collection
/// @param contentHash SHA-256 of the file, 64 lower-case hexadecimal digits
/// @param observedOn ISO 8601 date or date-time, as the source gives it
public record ReferencePhoto(
    String imageId,
    String observationId,
    Taxon taxon,
    String sourcePath,
    String contentHash,
    @Nullable String split,
    @Nullable String country,
    @Nullable Double latitude,
    @Nullable Double longitude,
    @Nullable String observedOn,
    @Nullable String licence,
    @Nullable String rightsHolder,
    @Nullable String sourceUrl) {
  public ReferencePhoto {
    if (imageId.isBlank()) {
      throw new IllegalArgumentException("a reference photo needs an image id");
    }
    if (observationId.isBlank()) {
      throw new IllegalArgumentException("photo " + imageId + " needs an observation id");
    }
  }

  /// A photo of which nothing else is known.
  public static ReferencePhoto bare(
      String imageId, String observationId, Taxon taxon, String sourcePath, String contentHash) {
    return new ReferencePhoto(
        imageId,
        observationId,
        taxon,
        sourcePath,
        contentHash,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /// The same photo, with other facts about what it shows.
  public ReferencePhoto withTaxon(Taxon other) {
    return new ReferencePhoto(
        imageId,
        observationId,
        other,
        sourcePath,
        contentHash,
        split,
        country,
        latitude,
        longitude,
        observedOn,
        licence,
        rightsHolder,
        sourceUrl);
  }
}
