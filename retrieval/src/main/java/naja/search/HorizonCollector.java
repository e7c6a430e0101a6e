package naja.search;

import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.search.knn.KnnSearchStrategy;

/// Collects the hits of a walk that ends at its horizon.
final class HorizonCollector extends TopKnnCollector {
  private final Horizon horizon;

  /// The score of the horizon, kept because it is asked for at every node.
  private float score = Float.NEGATIVE_INFINITY;

  HorizonCollector(Beam beam, int visitLimit, KnnSearchStrategy strategy) {
    super(beam.wide(), visitLimit, strategy);
    this.horizon = new Horizon(beam);
  }

  /// Whether the horizon moved.
  @Override
  public boolean collect(int document, float found) {
    super.collect(document, found);
    horizon.offer(found);
    float before = score;
    score = horizon.score();
    return score != before;
  }

  @Override
  public float minCompetitiveSimilarity() {
    return score;
  }
}
