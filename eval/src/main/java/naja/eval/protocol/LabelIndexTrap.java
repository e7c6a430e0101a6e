package naja.eval.protocol;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import naja.eval.metric.Classification;
import naja.eval.metric.Prediction;

/// Looks for the published mistake of submitting a class's position in place of its id: answers
/// that are no taxa at all, or not one right answer among many.
public final class LabelIndexTrap {
  private static final int MANY = 100;

  private LabelIndexTrap() {}

  /// What looks wrong, in words; empty if nothing does.
  ///
  /// @param taxa every known taxon id
  public static Optional<String> warning(Collection<Prediction> predictions, Set<String> taxa) {
    List<String> strangers =
        predictions.stream()
            .flatMap(prediction -> prediction.best().stream())
            .filter(answer -> !taxa.contains(answer))
            .distinct()
            .sorted()
            .toList();
    if (!strangers.isEmpty()) {
      return Optional.of(
          "%d answers are no taxon ids of the species table, such as '%s': were class positions taken for ids?"
              .formatted(strangers.size(), strangers.getFirst()));
    }
    if (predictions.size() > MANY && Classification.of(predictions).accuracy() == 0) {
      return Optional.of(
          "none of %d answers is right: were class positions taken for taxon ids?"
              .formatted(predictions.size()));
    }
    return Optional.empty();
  }
}
