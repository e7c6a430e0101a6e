package naja.gallery;

import java.nio.file.Path;
import naja.encoder.EncoderFingerprint;

/// Refuses an encoder whose embeddings cannot be compared with those of a gallery.
final class EncoderMatch {
  private EncoderMatch() {}

  static void require(Path folder, EncoderFingerprint made, EncoderFingerprint asked) {
    if (!made.equals(asked)) {
      throw new GalleryException(
          GalleryException.Kind.ENCODER_MISMATCH,
          """
          gallery %s was made with encoder %s, but %s was asked for; \
          use --encoder %s as it was then, or index again into a new folder\
          """
              .formatted(folder, made.summary(), asked.summary(), made.encoderId()));
    }
  }
}
