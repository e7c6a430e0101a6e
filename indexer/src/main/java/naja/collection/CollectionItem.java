package naja.collection;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One labelled photo of a collection.
///
/// @param imageId unique in the collection
/// @param path the photo file
/// @param sourcePath the same file as the collection names it, relative to it, with `/`
/// @param taxonId the label
/// @param observationId photos of one individual share it; the image id where none is known
/// @param latitude degrees north, -90 to 90
/// @param longitude degrees east, -180 to 180
/// @param observedOn the date as the collection gives it
public record CollectionItem(
    String imageId,
    Path path,
    String sourcePath,
    String taxonId,
    String observationId,
    @Nullable String split,
    @Nullable String country,
    @Nullable Double latitude,
    @Nullable Double longitude,
    @Nullable String observedOn,
    @Nullable String licence,
    @Nullable String rightsHolder,
    @Nullable String sourceUrl) {
  public CollectionItem {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(sourcePath, "sourcePath");
    requireText("imageId", imageId);
    requireText("taxonId", taxonId);
    requireText("observationId", observationId);
  }

  /// A photo of which nothing but label and observation is known.
  public static CollectionItem labelled(
      String imageId, Path path, String taxonId, String observationId) {
    return new CollectionItem(
        imageId,
        path,
        imageId,
        taxonId,
        observationId,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /// The same photo with another country.
  CollectionItem withCountry(@Nullable String other) {
    return new CollectionItem(
        imageId,
        path,
        sourcePath,
        taxonId,
        observationId,
        split,
        other,
        latitude,
        longitude,
        observedOn,
        licence,
        rightsHolder,
        sourceUrl);
  }

  /// The same photo in another split.
  CollectionItem withSplit(String other) {
    return new CollectionItem(
        imageId,
        path,
        sourcePath,
        taxonId,
        observationId,
        other,
        country,
        latitude,
        longitude,
        observedOn,
        licence,
        rightsHolder,
        sourceUrl);
  }

  private static void requireText(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
  }
}
