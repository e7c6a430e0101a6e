package naja.encoder;

import java.util.List;
import java.util.Objects;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;

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
    return encoder.encode(
        photos.stream().map(photo -> decoder.decode(photo, orientation)).toList());
  }
}
