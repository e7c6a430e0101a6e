package naja.server.api;

import naja.gallery.GalleryManifest;

/// Which commit of which gallery answered.
///
/// @param name the name under which the service knows the gallery; `default` where the settings
///   give it none
public record GalleryReply(String name, long generation, int photos) {
  /// The commit that made an answer.
  public static GalleryReply of(Provenance provenance) {
    return of(provenance.galleryName(), provenance.gallery());
  }

  static GalleryReply of(String name, GalleryManifest manifest) {
    return new GalleryReply(name, manifest.generation(), manifest.photos());
  }
}
