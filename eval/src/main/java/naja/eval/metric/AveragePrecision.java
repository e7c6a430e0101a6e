package naja.eval.metric;

import java.util.List;

/// How well one query's positives are ranked in a gallery.
///
/// With rel(r) = 1 where rank r holds a positive and P positives in the gallery, AP = (1/P) Σ
/// rel(r)·(hits up to r)/r over all ranks; AP@R is the same sum cut at rank P, as in mAP@R.
///
/// @param ranks of the positives, from 1, ascending
public record AveragePrecision(List<Integer> ranks) {
  /// Checks that there are positives.
  ///
  /// @throws IllegalArgumentException if there are none: average precision is undefined then
  public AveragePrecision {
    ranks = List.copyOf(ranks);
    if (ranks.isEmpty()) {
      throw new IllegalArgumentException("average precision needs at least 1 positive, got 0");
    }
  }

  /// AP, greater than 0 and at most 1.
  public double value() {
    return upTo(Integer.MAX_VALUE);
  }

  /// AP cut at as many ranks as there are positives.
  public double atR() {
    return upTo(ranks.size());
  }

  /// Whether a positive is among the first `k`: what Recall@K averages.
  public boolean hits(int k) {
    return ranks.getFirst() <= k;
  }

  /// The share of positives among the first `k`.
  public double precision(int k) {
    return (double) ranks.stream().filter(rank -> rank <= k).count() / k;
  }

  private double upTo(int last) {
    double sum = 0;
    for (int hit = 0; hit < ranks.size() && ranks.get(hit) <= last; hit++) {
      sum += (hit + 1.0) / ranks.get(hit);
    }
    return sum / ranks.size();
  }
}
