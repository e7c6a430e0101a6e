package naja.search;

import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.hnsw.FloatHeap;

/// The documents that may be among the k nearest, by scores of single precision.
///
/// Lucene's bulk and single scorers round differently, so that two equal vectors may get scores
/// that differ in the last digits. Everything within a margin of the k-th best is therefore kept,
/// and [Ranking] settles the order.
final class Shortlist {
  /// More than Lucene's rounding of a float32 dot product of unit vectors, in scores (1 + cosine) /
  /// 2.
  private static final float MARGIN = 1e-5f;

  private final int k;
  private final float margin;
  private final FloatHeap best;
  private int[] documents = new int[256];
  private float[] scores = new float[256];
  private int size;

  /// For Lucene's scores.
  Shortlist(int k) {
    this(k, MARGIN);
  }

  /// @param margin twice the most by which a score may be off
  Shortlist(int k, float margin) {
    this.k = k;
    this.margin = margin;
    this.best = new FloatHeap(k);
  }

  void add(int document, float score) {
    if (score < threshold()) {
      return;
    }
    if (size == documents.length) {
      makeRoom();
    }
    documents[size] = document;
    scores[size++] = score;
    best.offer(score);
  }

  /// The least score that may still belong to the k nearest.
  float threshold() {
    return best.size() < k ? Float.NEGATIVE_INFINITY : best.peek() - margin;
  }

  private void makeRoom() {
    prune();
    if (size > documents.length / 2) {
      documents = ArrayUtil.grow(documents, 2 * size);
      scores = ArrayUtil.growExact(scores, documents.length);
    }
  }

  private void prune() {
    float threshold = threshold();
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (scores[i] >= threshold) {
        documents[kept] = documents[i];
        scores[kept++] = scores[i];
      }
    }
    size = kept;
  }

  /// The documents in ascending order.
  int[] documents() {
    prune();
    int[] ascending = Arrays.copyOf(documents, size);
    Arrays.sort(ascending);
    return ascending;
  }
}
