package naja.cli.command;

import java.nio.file.Path;
import naja.encoder.EncoderException;
import naja.encoder.EncoderOptions;
import naja.encoder.ImageEncoder;
import naja.encoder.PhotoEmbedder;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.photo.PhotoDecoder;
import org.jspecify.annotations.Nullable;

/// A gallery opened together with an encoder.
public record OpenGallery(Gallery gallery, ImageEncoder encoder) implements AutoCloseable {
  /// Opens a gallery and an encoder.
  ///
  /// @param encoderId null: the encoder whose id the gallery carries
  /// @throws GalleryException if there is no gallery
  /// @throws EncoderException if the encoder is not known here or cannot run
  public static OpenGallery open(
      Session session, Path folder, @Nullable String encoderId, EncoderOptions options) {
    Gallery gallery = Gallery.open(folder);
    try {
      ImageEncoder encoder =
          encoderId == null
              ? encoderOf(session, gallery, options)
              : session.encoders().open(encoderId, options);
      return new OpenGallery(gallery, encoder);
    } catch (EncoderException e) {
      gallery.close();
      throw e;
    }
  }

  /// Opens the encoder whose id a gallery carries.
  ///
  /// @throws GalleryException if there is no gallery
  /// @throws EncoderException if the encoder is not known here or cannot run
  public static ImageEncoder encoderOf(Session session, Path folder, EncoderOptions options) {
    try (Gallery gallery = Gallery.open(folder)) {
      return encoderOf(session, gallery, options);
    }
  }

  private static ImageEncoder encoderOf(Session session, Gallery gallery, EncoderOptions options) {
    var made = gallery.manifest().encoder();
    try {
      return session.encoders().open(made.encoderId(), options);
    } catch (EncoderException e) {
      throw new EncoderException(
          "%s was made with %s: %s".formatted(gallery.folder(), made.summary(), e.getMessage()), e);
    }
  }

  /// An identifier over both.
  ///
  /// @throws GalleryException if another encoder made the gallery
  public Identifier identifier(Session session, IdentifierSettings settings) {
    var embedder = new PhotoEmbedder(new PhotoDecoder(session.settings().photo()), encoder);
    return new Identifier(gallery, embedder, settings);
  }

  @Override
  public void close() {
    encoder.close();
    gallery.close();
  }
}
