package naja.server.api;

import naja.gallery.GalleryManifest;

/// Which commit of the gallery answered.
public record GalleryReply(long generation, int photos) {
  /// The commit with this manifest.
  public static GalleryReply of(GalleryManifest manifest) {
    return new GalleryReply(manifest.generation(), manifest.photos());
  }
}
