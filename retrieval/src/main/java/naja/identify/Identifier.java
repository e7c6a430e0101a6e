package naja.identify;

import java.util.List;
import naja.encoder.Embedding;
import naja.encoder.PhotoEmbedder;
import naja.gallery.Gallery;
import naja.photo.Photo;
import naja.search.Scope;

/// From photos to a species answer. Safe for several threads.
public final class Identifier {
  private final Gallery gallery;
  private final PhotoEmbedder embedder;
  private final IdentifierSettings settings;

  public Identifier(Gallery gallery, PhotoEmbedder embedder, IdentifierSettings settings) {
    this.gallery = gallery;
    this.embedder = embedder;
    this.settings = settings;
  }

  /// Identifies what photos of one observation show.
  public SpeciesAnswer identifyPhotos(List<Photo> photos, Scope scope) {
    return identify(embedder.embed(photos), scope);
  }

  /// Identifies from raw embeddings of one observation's photos, fused by their mean.
  public SpeciesAnswer identify(List<Embedding> embeddings, Scope scope) {
    throw new IllegalStateException(gallery + " " + embeddings + " " + scope + " " + settings);
  }
}
