package naja.encoder;

import java.util.Locale;

/// How one embedding is made from an encoder's output tensor.
public enum Pooling {
  /// The tensor is [N, D] already.
  NONE,
  /// The first token of [N, tokens, D].
  CLS,
  /// The mean of the tokens after the prefix tokens (class token and registers).
  MEAN_PATCHES,
  /// Class token followed by the patch mean: 2 × D values.
  CLS_MEAN,
  /// The top-left 8 × 8 of the orthonormal 2-D DCT-II of the patch-token matrix: 64 values.
  DCT8X8;

  /// The name used in encoder cards: none, cls, mean-patches, cls+mean, dct8x8.
  public String code() {
    return this == CLS_MEAN ? "cls+mean" : name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
