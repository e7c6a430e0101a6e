package naja.gallery;

import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;

/// A photo as the index keeps it: written again, its vector, norm and thumbnail stay the same to
/// the last bit.
final class StoredPhoto {
  private static final byte[] NO_THUMBNAIL = {};

  private final ReferencePhoto photo;
  private final UnitVector vector;
  private final byte[] thumbnail;

  /// @param thumbnail empty if there is none
  StoredPhoto(ReferencePhoto photo, UnitVector vector, byte[] thumbnail) {
    this.photo = photo;
    this.vector = vector;
    this.thumbnail = thumbnail;
  }

  /// Reads the photo at a location under another description.
  ///
  /// @throws GalleryException if the index is damaged
  static StoredPhoto at(PhotoLocation location, ReferencePhoto described) throws IOException {
    UnitVector vector =
        location
            .vector()
            .orElseThrow(() ->
                new GalleryException(
                    GalleryException.Kind.CORRUPT,
                    "photo %s has no vector; put it again".formatted(described.imageId())));
    return new StoredPhoto(described, vector, location.thumbnail().orElse(NO_THUMBNAIL));
  }

  ReferencePhoto photo() {
    return photo;
  }

  /// The same photo with other facts about what it shows.
  StoredPhoto withTaxon(Taxon taxon) {
    return new StoredPhoto(photo.withTaxon(taxon), vector, thumbnail);
  }

  String imageId() {
    return photo.imageId();
  }

  Document document(long generation) {
    return PhotoDocument.of(photo, vector, thumbnail, generation);
  }

  /// What the photo is replaced by.
  Term key() {
    return new Term(GallerySchema.IMAGE, photo.imageId());
  }
}
