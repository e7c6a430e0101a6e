package naja.gallery;

import java.util.Objects;
import naja.encoder.EncoderFingerprint;
import org.jspecify.annotations.Nullable;

/// The facts of one commit of a gallery.
///
/// @param generation counts the commits, from 1; 0 for a gallery without a commit
/// @param photos reference photos
/// @param observations distinct observation ids
/// @param taxa distinct taxa
/// @param index how the vectors are indexed
/// @param searchBeam width of the beam that was chosen for this gallery by measuring; null: the
///   rule of [naja.search.HnswSearch]
/// @param recall what was last measured, on this or an earlier generation; null: nothing yet
public record GalleryManifest(
    EncoderFingerprint encoder,
    long generation,
    int photos,
    int observations,
    int taxa,
    IndexFormat index,
    @Nullable Integer searchBeam,
    @Nullable MeasuredRecall recall) {
  public GalleryManifest {
    Objects.requireNonNull(encoder, "encoder");
    Objects.requireNonNull(index, "index");
    if (searchBeam != null && searchBeam < 1) {
      throw new IllegalArgumentException("the search beam must be at least 1, got " + searchBeam);
    }
  }

  /// A gallery of the default format that was never measured.
  public GalleryManifest(
      EncoderFingerprint encoder, long generation, int photos, int observations, int taxa) {
    this(encoder, generation, photos, observations, taxa, IndexFormat.DEFAULT, null, null);
  }

  /// A gallery without a photo.
  static GalleryManifest empty(EncoderFingerprint encoder, IndexFormat index) {
    return new GalleryManifest(encoder, 0, 0, 0, 0, index, null, null);
  }

  /// The next generation.
  GalleryManifest next(Census census) {
    return new GalleryManifest(
        encoder,
        generation + 1,
        census.photos(),
        census.observations(),
        census.taxa(),
        index,
        searchBeam,
        recall);
  }

  /// The same facts at another generation.
  GalleryManifest at(long other) {
    return new GalleryManifest(
        encoder, other, photos, observations, taxa, index, searchBeam, recall);
  }

  /// The same photos in another format: what was measured holds no longer.
  GalleryManifest in(IndexFormat other) {
    return new GalleryManifest(encoder, generation, photos, observations, taxa, other, null, null);
  }

  /// The same gallery with what was measured on it.
  GalleryManifest measured(@Nullable Integer beam, MeasuredRecall found) {
    return new GalleryManifest(encoder, generation, photos, observations, taxa, index, beam, found);
  }
}
