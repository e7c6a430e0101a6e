package naja.search;

import org.apache.lucene.util.hnsw.FloatHeap;

/// How far a walk sees: the score below which no node is worth a visit, after what was found so
/// far.
///
/// A walk of fixed width takes as long for a photo in the midst of its species as for one that
/// resembles nothing, although the first is answered at once. Between a narrow and a wide beam the
/// distances therefore decide: a walk goes on while a node is at most [#REACH] times as far as the
/// farthest that is wanted. The rule is that of Al-Jazzazi et al., Distance Adaptive Beam Search
/// for Provably Accurate Graph-Based Nearest Neighbor Search, 2025 (arXiv 2505.15636), here within
/// bounds.
final class Horizon {
  /// In cosine distances, 1 - cosine; the square of the paper's 1 + γ in Euclidean ones.
  private static final float REACH = 1.25f;

  private final Beam beam;
  private final FloatHeap wanted;
  private final FloatHeap narrow;
  private final FloatHeap wide;

  Horizon(Beam beam) {
    this.beam = beam;
    wanted = new FloatHeap(beam.wanted());
    narrow = new FloatHeap(beam.narrow());
    wide = new FloatHeap(beam.wide());
  }

  /// Takes note of a node.
  ///
  /// @param score (1 + cosine) / 2
  void offer(float score) {
    wanted.offer(score);
    narrow.offer(score);
    wide.offer(score);
  }

  /// The score, (1 + cosine) / 2; minus infinity while fewer were found than a narrow beam keeps.
  float score() {
    if (narrow.size() < beam.narrow()) {
      return Float.NEGATIVE_INFINITY;
    }
    float within = 1 - REACH * (1 - wanted.peek());
    float near = Math.min(narrow.peek(), within);
    return wide.size() < beam.wide() ? near : Math.max(near, wide.peek());
  }
}
