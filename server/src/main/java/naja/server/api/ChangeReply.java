package naja.server.api;

import naja.gallery.GalleryManifest;

/// The reply of a change of the gallery; answers from now on are of this generation or a later one.
///
/// @param outcome `added`, `replaced`, `described` (the same photo, with other facts), `unchanged`
///   or `deleted`
/// @param duplicate whether another photo of the gallery shows the same
public record ChangeReply(String imageId, String outcome, boolean duplicate, GalleryReply gallery) {
  /// The reply for a change that led to this commit.
  public static ChangeReply of(
      String imageId, String outcome, boolean duplicate, String name, GalleryManifest manifest) {
    return new ChangeReply(imageId, outcome, duplicate, GalleryReply.of(name, manifest));
  }
}
