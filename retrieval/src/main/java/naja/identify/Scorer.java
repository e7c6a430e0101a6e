package naja.identify;

import java.util.Locale;

/// What ranks the candidates.
public enum Scorer {
  /// Cosine to class prototypes.
  PROTOTYPE,
  /// Votes of the nearest neighbours, weighted exp(cos / T).
  KNN;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
