package naja.server.api;

import naja.encoder.ImageEncoder;
import naja.gallery.GalleryManifest;
import naja.identify.Scorer;

/// What made an answer: every reply names it.
///
/// @param encoder the encoder's id
/// @param provider where the encoder really ran: `cpu`, `cuda:0`
public record Provenance(String encoder, String provider, Scorer scorer, GalleryManifest gallery) {
  /// The provenance of answers by this encoder from this gallery.
  public static Provenance of(ImageEncoder encoder, Scorer scorer, GalleryManifest gallery) {
    return new Provenance(encoder.fingerprint().encoderId(), encoder.provider(), scorer, gallery);
  }
}
