package naja.server;

import java.util.List;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.gallery.ReferencePhoto;
import naja.photo.Photo;
import naja.search.Scope;
import naja.server.api.Milliseconds;

/// Turns what was asked into embeddings and the commit of the gallery that answers.
final class Queries {
  private final PhotoEmbeddings photos;
  private final LiveGallery galleries;

  Queries(PhotoEmbeddings photos, LiveGallery galleries) {
    this.photos = photos;
    this.galleries = galleries;
  }

  /// Embeddings to ask with, where to look, and the commit to ask, held until closed.
  record Resolved(List<Embedding> embeddings, Scope scope, LiveGallery.Lease lease)
      implements AutoCloseable {
    OpenGallery open() {
      return lease.open();
    }

    @Override
    public void close() {
      lease.close();
    }
  }

  /// Resolves a query. A stored photo is asked about without its own observation, because finding
  /// itself is no evidence.
  ///
  /// @throws Refusal if it cannot be answered
  Resolved resolve(Query query, Scope scope, Milliseconds times) {
    return switch (query) {
      case Query.Photos(List<Photo> uploaded) -> {
        List<Embedding> embeddings = photos.of(uploaded, times);
        yield leased(lease -> new Resolved(embeddings, scope, lease));
      }
      case Query.Vector(Embedding embedding) ->
          leased(lease -> new Resolved(List.of(fitting(embedding, lease)), scope, lease));
      case Query.Stored(String imageId) -> leased(lease -> stored(imageId, scope, lease));
    };
  }

  /// One step that needs a lease and hands it on, or gives it back when it fails.
  private interface Step {
    Resolved with(LiveGallery.Lease lease);
  }

  private Resolved leased(Step step) {
    LiveGallery.Lease lease = galleries.lease();
    try {
      requirePhotos(lease);
      return step.with(lease);
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  /// @throws Refusal if the gallery is empty
  static void requirePhotos(LiveGallery.Lease lease) {
    if (lease.open().gallery().manifest().photos() == 0) {
      throw Refusal.unavailable("the gallery holds no photos yet; index some first");
    }
  }

  private static Embedding fitting(Embedding embedding, LiveGallery.Lease lease) {
    int dimension = lease.open().gallery().manifest().encoder().dimension();
    if (embedding.dimension() != dimension) {
      throw Refusal.invalid(
          "embedding must have %d values, got %d".formatted(dimension, embedding.dimension()));
    }
    if (embedding.norm() == 0) {
      throw Refusal.invalid("embedding must not be all zeros");
    }
    return embedding;
  }

  private static Resolved stored(String imageId, Scope scope, LiveGallery.Lease lease) {
    Gallery gallery = lease.open().gallery();
    ReferencePhoto photo =
        gallery
            .photo(imageId)
            .orElseThrow(() -> Refusal.notFound("the gallery has no photo " + imageId));
    Embedding embedding = gallery.embedding(imageId).orElseThrow();
    Scope others = scope.alsoWithoutObservation(photo.observationId());
    return new Resolved(List.of(embedding), others, lease);
  }
}
