package naja.eval.probe;

import java.util.List;

/// DINOv2's linear evaluation on stored embeddings: one layer per learning rate, of which the first
/// with the highest top-1 accuracy on a validation part is chosen.
///
/// DINOv2 trains its layers on augmented photos, for several poolings, and chooses on the test set
/// unless told otherwise; here there is one stored embedding per photo and a part of its own.
///
/// @param trained one layer per learning rate, in the order of the rates
/// @param best index of the chosen one
public record RateSweep(List<ProbeTraining.Trained> trained, int best) {
  public RateSweep {
    trained = List.copyOf(trained);
  }

  /// Trains one layer per rate, all with the same draws.
  ///
  /// @param epochs of `stepsPerEpoch` batches; DINOv2 has 10 of 1,250
  public static RateSweep over(
      List<Double> rates,
      int epochs,
      int stepsPerEpoch,
      LabelledRows train,
      LabelledRows validation,
      long seed) {
    List<ProbeTraining.Trained> trained =
        rates.stream()
            .map(rate ->
                ProbeTraining.run(
                    ProbeRecipe.dinov2(rate, epochs, stepsPerEpoch), train, validation, seed))
            .toList();
    return new RateSweep(trained, best(trained, validation));
  }

  /// The chosen layer.
  public ProbeTraining.Trained chosen() {
    return trained.get(best);
  }

  private static int best(List<ProbeTraining.Trained> trained, LabelledRows validation) {
    return Softmax.best(
        trained.stream().mapToDouble(layer -> validation.accuracy(layer.model())).toArray());
  }
}
