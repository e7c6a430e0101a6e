package naja.prototype;

import java.util.Locale;

/// How class prototypes are built; every published number belongs to one of these.
public enum PrototypeVariant {
  /// Mean of the raw embeddings, scored by cosine: the default.
  RAW_MEAN,
  /// Mean of the L2-normalised embeddings, scored by cosine.
  L2N,
  /// Mean of the centred and L2-normalised embeddings; the query is centred likewise.
  CL2N;

  /// The name used in settings, reports and the API: raw-mean, l2n, cl2n.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
