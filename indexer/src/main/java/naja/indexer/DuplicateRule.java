package naja.indexer;

import java.util.Objects;

/// Which photos are duplicates, and what becomes of them. Files with the same content always are.
///
/// @param policy what becomes of them
/// @param cosine photos whose embeddings are at least so similar are duplicates too, above 0 to 1
public record DuplicateRule(DuplicatePolicy policy, double cosine) {
  /// All are kept. A copy in another size or quality stays above a cosine of 0.999 with most
  /// encoders; different photos of one animal mostly stay below.
  public static final DuplicateRule DEFAULT = new DuplicateRule(DuplicatePolicy.KEEP, 0.999);

  public DuplicateRule {
    Objects.requireNonNull(policy, "policy");
    if (!(cosine > 0 && cosine <= 1)) {
      throw new IllegalArgumentException(
          "the cosine of duplicates must be above 0 and at most 1, got " + cosine);
    }
  }
}
