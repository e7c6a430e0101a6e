package naja.indexer;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;

/// Gives photos new labels and provenance and keeps their embeddings.
final class Relabelling {
  private static final byte[] NO_THUMBNAIL = {};

  private final Gallery gallery;
  private final GalleryWriter writer;

  /// @param gallery the commit that holds the photos' embeddings
  Relabelling(Gallery gallery, GalleryWriter writer) {
    this.gallery = gallery;
    this.writer = writer;
  }

  /// Writes the photos anew; returns how many there were.
  int apply(Collection<ReferencePhoto> photos) {
    if (photos.isEmpty()) {
      return 0;
    }
    Map<String, ReferencePhoto> byId = new HashMap<>();
    photos.forEach(photo -> byId.put(photo.imageId(), photo));
    gallery.forEachEmbedding(stored -> {
      ReferencePhoto photo = byId.get(stored.imageId());
      if (photo != null) {
        writer.put(photo, stored.embedding(), thumbnail(stored.imageId()));
      }
    });
    return byId.size();
  }

  private byte[] thumbnail(String imageId) {
    return gallery.thumbnail(imageId).orElse(NO_THUMBNAIL);
  }
}
