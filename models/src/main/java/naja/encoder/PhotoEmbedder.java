package naja.encoder;

import java.util.List;
import java.util.Objects;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;
import naja.photo.UnreadablePhoto;

/// Takes a photo all the way to its embedding: decode, preprocess, encode. Safe for several
/// threads.
public final class PhotoEmbedder {
  private final PhotoDecoder decoder;
  private final ImageEncoder encoder;

  public PhotoEmbedder(PhotoDecoder decoder, ImageEncoder encoder) {
    this.decoder = Objects.requireNonNull(decoder, "decoder");
    this.encoder = Objects.requireNonNull(encoder, "encoder");
  }

  public ImageEncoder encoder() {
    return encoder;
  }

  /// Embeds photos in order.
  ///
  /// @throws naja.photo.UnreadablePhoto if one of them cannot be used
  public List<Embedding> embed(List<Photo> photos) {
    var orientation = encoder.preprocessor().preprocessing().orientation();
    List<Embedding> embeddings =
        encoder.encode(photos.stream().map(photo -> decoder.decode(photo, orientation)).toList());
    for (int i = 0; i < embeddings.size(); i++) {
      requireDirection(photos.get(i), embeddings.get(i));
    }
    return embeddings;
  }

  private static void requireDirection(Photo photo, Embedding embedding) {
    if (embedding.norm() == 0) {
      throw new UnreadablePhoto(
          UnreadablePhoto.Reason.ZERO_EMBEDDING,
          photo.name() + " cannot be compared: the encoder makes nothing but zeros of it");
    }
  }
}
