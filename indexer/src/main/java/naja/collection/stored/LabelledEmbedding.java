package naja.collection.stored;

import java.util.Objects;
import naja.encoder.Embedding;
import naja.gallery.ReferencePhoto;

/// One row of stored embeddings.
///
/// @param photo what the file says about the photo; where it gives no content hash, the SHA-256 of
///   the embedding's values stands in for it
/// @param embedding raw, finite; may be a zero vector
public record LabelledEmbedding(ReferencePhoto photo, Embedding embedding) {
  public LabelledEmbedding {
    Objects.requireNonNull(photo, "photo");
    Objects.requireNonNull(embedding, "embedding");
  }
}
