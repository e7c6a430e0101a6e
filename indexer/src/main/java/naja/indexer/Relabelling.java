package naja.indexer;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.StoredEmbedding;

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
    for (StoredEmbedding stored : gallery.embeddings()) {
      ReferencePhoto photo = byId.get(stored.imageId());
      if (photo != null) {
        byte[] thumbnail = gallery.thumbnail(stored.imageId()).orElse(NO_THUMBNAIL);
        writer.put(photo, stored.embedding(), thumbnail);
      }
    }
    return byId.size();
  }
}
