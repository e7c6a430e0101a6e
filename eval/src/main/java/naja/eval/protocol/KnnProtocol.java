package naja.eval.protocol;

import naja.eval.report.EvaluationReport.Origin;
import naja.identify.IdentifierSettings;
import naja.identify.Scorer;

/// How well the vote of the nearest neighbours names the photos of a gallery. Only taxa with a vote
/// count for top-3 and top-5.
///
/// @param neighbours k, how many observations vote, 1 to 1000
/// @param temperature T in the weight exp(cos / T), greater than 0
public record KnnProtocol(int neighbours, double temperature) implements GalleryProtocol {
  /// With the temperature that the published evaluations use.
  public KnnProtocol(int neighbours) {
    this(neighbours, IdentifierSettings.DEFAULT.temperature());
  }

  /// Checks the ranges.
  public KnnProtocol {
    if (neighbours < 1 || neighbours > 1000) {
      throw new IllegalArgumentException("k must be between 1 and 1000, got " + neighbours);
    }
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("temperature must be greater than 0, got " + temperature);
    }
  }

  @Override
  public Origin origin(Questions questions) {
    return Origins.of(
        questions.data(), questions.split(), "knn", "weighted-" + temperature, neighbours);
  }

  @Override
  public IdentifierSettings settings() {
    return Examination.settings(
        Scorer.KNN, IdentifierSettings.DEFAULT.variant(), neighbours, temperature);
  }
}
