package naja.server;

import java.util.concurrent.atomic.AtomicInteger;
import naja.encoder.ImageEncoder;
import naja.encoder.PhotoEmbedder;
import naja.gallery.Gallery;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.photo.PhotoDecoder;
import naja.server.api.Provenance;

/// One commit of the gallery with the identifier that reads it, closed when its last user is gone.
final class OpenGallery {
  private final Gallery gallery;
  private final Identifier identifier;
  private final Provenance provenance;
  private final AtomicInteger users = new AtomicInteger(1);

  OpenGallery(
      Gallery gallery,
      ImageEncoder encoder,
      ServerSettings settings,
      IdentifierSettings identifierSettings) {
    this.gallery = gallery;
    var embedder = new PhotoEmbedder(new PhotoDecoder(settings.photoLimits()), encoder);
    this.identifier = new Identifier(gallery, embedder, identifierSettings);
    this.provenance = Provenance.of(encoder, identifierSettings.scorer(), gallery.manifest());
  }

  Gallery gallery() {
    return gallery;
  }

  Identifier identifier() {
    return identifier;
  }

  Provenance provenance() {
    return provenance;
  }

  /// Counts one more user; false when it is closed already.
  boolean acquire() {
    return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
  }

  /// Counts one user less; the last one closes the gallery.
  void release() {
    if (users.decrementAndGet() == 0) {
      gallery.close();
    }
  }
}
