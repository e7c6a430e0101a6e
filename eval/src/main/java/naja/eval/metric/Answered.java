package naja.eval.metric;

import java.util.List;

/// One query of a protocol and what was answered.
///
/// @param observationId photos of one observation are drawn together in a bootstrap
/// @param references photos of the true taxon that could have answered; 0 where it was unknown
public record Answered(
    String imageId, String observationId, Prediction prediction, int references) {
  /// Checks the count.
  public Answered {
    if (references < 0) {
      throw new IllegalArgumentException("references must be at least 0, got " + references);
    }
  }

  /// The predictions alone, in order.
  public static List<Prediction> predictions(List<Answered> answers) {
    return answers.stream().map(Answered::prediction).toList();
  }

  /// The observations alone, in order.
  public static List<String> observationIds(List<Answered> answers) {
    return answers.stream().map(Answered::observationId).toList();
  }
}
