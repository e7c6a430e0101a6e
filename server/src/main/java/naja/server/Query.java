package naja.server;

import java.util.List;
import naja.encoder.Embedding;
import naja.photo.Photo;

/// What a request asks about.
sealed interface Query {
  /// Photos of one individual.
  record Photos(List<Photo> photos) implements Query {
    public Photos {
      photos = List.copyOf(photos);
    }
  }

  /// A photo that the gallery holds.
  record Stored(String imageId) implements Query {}

  /// A raw embedding made elsewhere with the same encoder.
  record Vector(Embedding embedding) implements Query {}
}
