package naja.server;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import naja.encoder.Embedding;
import naja.encoder.ImageEncoder;
import naja.encoder.PhotoEmbedder;
import naja.gallery.Gallery;
import naja.gallery.GalleryManifest;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.photo.PhotoDecoder;
import naja.search.Scope;
import naja.server.api.Provenance;

/// One commit of the gallery with the identifier that reads it, closed when its last user is gone.
final class OpenGallery {
  private final Gallery gallery;
  private final Identifier identifier;
  private final Provenance provenance;
  private final AtomicInteger users = new AtomicInteger(1);

  OpenGallery(
      String name,
      Gallery gallery,
      ImageEncoder encoder,
      ServerSettings settings,
      IdentifierSettings identifierSettings) {
    this.gallery = gallery;
    var embedder = new PhotoEmbedder(new PhotoDecoder(settings.photoLimits()), encoder);
    this.identifier = new Identifier(gallery, embedder, identifierSettings);
    this.provenance = Provenance.of(encoder, identifier, gallery.manifest()).named(name);
  }

  /// Makes prototypes and thresholds ready, so that no visitor waits for them.
  void warmUp() {
    GalleryManifest manifest = gallery.manifest();
    if (manifest.photos() > 0) {
      float[] some = new float[manifest.encoder().dimension()];
      some[0] = 1;
      identifier.identify(List.of(Embedding.of(some)), Scope.ALL);
    }
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
