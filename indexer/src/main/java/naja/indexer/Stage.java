package naja.indexer;

import java.util.Locale;

/// The stages of a photo's way into the gallery, in order.
public enum Stage {
  /// File to bytes and their SHA-256.
  READ,
  /// Bytes to pixels.
  DECODE,
  /// Pixels to encoder input.
  PREPROCESS,
  /// Pixels to the stored thumbnail.
  THUMBNAIL,
  /// Encoder input to embedding.
  ENCODE,
  /// Embedding to disk, commits included.
  WRITE;

  /// The name used in reports.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
