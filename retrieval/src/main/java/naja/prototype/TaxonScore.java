package naja.prototype;

import java.util.Comparator;

/// What a scorer thinks of one taxon.
///
/// @param score greater is better; its range depends on the scorer
public record TaxonScore(String taxonId, double score) {
  /// By descending score, then ascending taxon id.
  public static final Comparator<TaxonScore> BEST_FIRST =
      (one, other) -> {
        int byScore = Double.compare(other.score, one.score);
        return byScore != 0 ? byScore : one.taxonId.compareTo(other.taxonId);
      };

  /// Turns -0.0 into 0.0, which [Double#compare] would tell apart.
  public TaxonScore {
    score += 0.0;
  }
}
