package naja.identify;

import java.util.Locale;

/// What ranks the candidates.
public enum Scorer {
  /// Cosine to class prototypes.
  PROTOTYPE,
  /// Votes of the nearest neighbours, weighted exp(cos / T).
  KNN,
  /// A linear layer trained on the gallery.
  PROBE,
  /// The mean of the log-probabilities of prototypes and the trained layer.
  FUSED;

  /// Whether it needs a linear layer trained on the gallery.
  public boolean needsHead() {
    return this == PROBE || this == FUSED;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
