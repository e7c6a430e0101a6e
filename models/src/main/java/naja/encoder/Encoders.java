package naja.encoder;

import java.nio.file.Path;

/// The encoders that are known here: the cards that come with Naja, those in the user's folder and
/// folders named directly.
public final class Encoders {
  private final Path home;

  /// @param home the user's Naja folder (`$NAJA_HOME`), holding added encoders and pulled weights
  public Encoders(Path home) {
    this.home = home;
  }

  /// Opens an encoder by id (`builtin`, `vit-tiny`, …).
  ///
  /// @throws EncoderException if there is no such encoder, or it cannot run as asked
  public ImageEncoder open(String id, EncoderOptions options) {
    throw new EncoderException(home + " has no encoder " + id + " for " + options);
  }
}
