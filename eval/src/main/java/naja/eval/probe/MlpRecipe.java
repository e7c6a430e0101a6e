package naja.eval.probe;

/// How a multi-label probe of two linear layers is trained.
///
/// @param hidden values between the layers, at least 1
/// @param dropout share of them that is dropped in training, 0 to below 1
/// @param epochs at least 1
/// @param batch rows per step, at least 1
public record MlpRecipe(int hidden, double dropout, LearningRate rate, int epochs, int batch) {
  /// birder's FishNet and AwA2 benchmarks: 512 hidden values, half of them dropped, Adam 1e-4
  /// halved every 20 epochs, 100 epochs, batches of 128.
  public static final MlpRecipe BIRDER =
      new MlpRecipe(512, 0.5, new LearningRate.Steps(1e-4, 0.5, 20), 100, 128);

  public MlpRecipe {
    if (hidden < 1 || epochs < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "hidden, epochs and batch must be at least 1, got %d, %d and %d"
              .formatted(hidden, epochs, batch));
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout must be from 0 to below 1, got " + dropout);
    }
  }
}
