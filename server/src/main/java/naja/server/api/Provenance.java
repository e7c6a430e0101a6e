package naja.server.api;

import naja.encoder.ImageEncoder;
import naja.gallery.GalleryManifest;
import naja.identify.Identifier;
import naja.identify.Scorer;
import org.jspecify.annotations.Nullable;

/// What made an answer: every reply names it.
///
/// @param encoder the encoder's id
/// @param provider where the encoder really ran: `cpu`, `cuda:0`
/// @param galleryName the name under which a service knows the gallery; `default` elsewhere
/// @param calibration null: there is none that fits the scorer
public record Provenance(
    String encoder,
    String provider,
    Scorer scorer,
    GalleryManifest gallery,
    String galleryName,
    @Nullable FittedReply calibration) {
  /// The provenance of answers by this identifier with this encoder from this gallery.
  public static Provenance of(
      ImageEncoder encoder, Identifier identifier, GalleryManifest gallery) {
    return new Provenance(
        encoder.fingerprint().encoderId(),
        encoder.provider(),
        identifier.settings().scorer(),
        gallery,
        "default",
        FittedReply.of(identifier.calibration()));
  }

  /// The same for a gallery that has a name.
  public Provenance named(String name) {
    return new Provenance(encoder, provider, scorer, gallery, name, calibration);
  }

  /// The same for answers by another identifier.
  public Provenance by(Identifier identifier) {
    return new Provenance(
        encoder,
        provider,
        identifier.settings().scorer(),
        gallery,
        galleryName,
        FittedReply.of(identifier.calibration()));
  }
}
