package naja.eval.probe;

import java.util.List;
import java.util.stream.DoubleStream;
import naja.eval.probe.LearningRate.CosinePerEpoch;
import naja.eval.probe.LearningRate.CosinePerStep;
import naja.eval.probe.LearningRate.Steps;
import naja.eval.probe.LearningRate.WarmUpCosine;
import naja.eval.probe.Optimiser.Adam;
import naja.eval.probe.Optimiser.Sgd;

/// How a published evaluation trains a linear layer on frozen embeddings by cross-entropy.
///
/// @param name used on the command line and in reports
/// @param epochs at least 1
/// @param stepsPerEpoch batches that make an epoch, drawn from endless passes; 0: an epoch is one
///   pass over the rows, its last batch the smaller one
/// @param batch rows per step, at least 1
/// @param start how the layer begins
/// @param ending which epoch's layer is kept
public record ProbeRecipe(
    String name,
    Optimiser optimiser,
    LearningRate rate,
    int epochs,
    int stepsPerEpoch,
    int batch,
    Start start,
    Ending ending) {
  /// How the layer begins.
  public enum Start {
    /// PyTorch's `nn.Linear`: everything uniform in ±1/√features.
    UNIFORM,
    /// Weights normal with standard deviation 0.01, bias 0.
    NORMAL
  }

  /// Which epoch's layer is kept.
  public enum Ending {
    /// That of the last epoch; a validation part changes nothing.
    LAST,
    /// That of the lowest validation loss.
    BEST_LOSS,
    /// The same, and training ends after three epochs without a lower validation loss.
    EARLY_STOP
  }

  /// birder's SnakeCLEF benchmark: Adam 1e-3, cosine per epoch to 1e-5, 50 epochs, batches of 512.
  public static final ProbeRecipe BIRDER_SNAKECLEF = birder("birder-snakeclef", 1e-3, 512);

  /// birder's Plankton benchmark: Adam 2e-3, cosine per epoch to 1e-5, 50 epochs, batches of 64.
  public static final ProbeRecipe BIRDER_PLANKTON = birder("birder-plankton", 2e-3, 64);

  /// The DS@GT entry to SnakeCLEF 2024: Adam 2e-3, batches of 32, at most 10 epochs, ended early.
  /// Its patience is not stated in the source: three epochs are the default of the library it uses.
  public static final ProbeRecipe DSGT =
      new ProbeRecipe(
          "dsgt", new Adam(), new Steps(2e-3, 1, 1), 10, 0, 32, Start.UNIFORM, Ending.EARLY_STOP);

  /// The frozen head of a published fine-tuning study: SGD 5e-4, a tenth of it after epoch 10, 20
  /// epochs, batches of 32, the lowest validation loss kept. It names no momentum: none is used.
  public static final ProbeRecipe FROZEN_HEAD =
      new ProbeRecipe(
          "frozen-head",
          new Sgd(0),
          new Steps(5e-4, 0.1, 10),
          20,
          0,
          32,
          Start.UNIFORM,
          Ending.BEST_LOSS);

  /// birder's full probe on iNat21, for stored embeddings and so without augmentation: SGD 0.1 with
  /// momentum 0.9, 10 epochs of warm-up, cosine to 1e-7, 90 epochs, batches of 512.
  public static final ProbeRecipe BIRDER_INAT21 =
      new ProbeRecipe(
          "birder-inat21",
          new Sgd(0.9),
          new WarmUpCosine(0.1, 1e-7, 10, 90),
          90,
          0,
          512,
          Start.UNIFORM,
          Ending.LAST);

  /// The learning rates that DINOv2's linear evaluation tries, for batches of 256.
  public static final List<Double> DINOV2_RATES =
      DoubleStream.of(1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 1e-1)
          .boxed()
          .toList();

  /// Every recipe that is trained once.
  public static final List<ProbeRecipe> ALL =
      List.of(BIRDER_SNAKECLEF, BIRDER_PLANKTON, DSGT, FROZEN_HEAD, BIRDER_INAT21);

  public ProbeRecipe {
    if (epochs < 1 || batch < 1 || stepsPerEpoch < 0) {
      throw new IllegalArgumentException(
          "epochs and batch must be at least 1, steps per epoch at least 0, got %d, %d and %d"
              .formatted(epochs, batch, stepsPerEpoch));
    }
  }

  /// One learning rate of DINOv2's linear evaluation: SGD with momentum 0.9, cosine per step to 0,
  /// batches of 128.
  ///
  /// @param rate one of [#DINOV2_RATES], for batches of 256
  /// @param epochs DINOv2 has 10
  /// @param stepsPerEpoch DINOv2 has 1,250
  public static ProbeRecipe dinov2(double rate, int epochs, int stepsPerEpoch) {
    int batch = 128;
    return new ProbeRecipe(
        "dinov2-" + rate,
        new Sgd(0.9),
        new CosinePerStep(rate * batch / 256, 0, epochs),
        epochs,
        stepsPerEpoch,
        batch,
        Start.NORMAL,
        Ending.LAST);
  }

  private static ProbeRecipe birder(String name, double rate, int batch) {
    return new ProbeRecipe(
        name,
        new Adam(),
        new CosinePerEpoch(rate, 1e-5, 50),
        50,
        0,
        batch,
        Start.UNIFORM,
        Ending.LAST);
  }

  /// Whether training needs a validation part.
  public boolean needsValidation() {
    return ending != Ending.LAST;
  }
}
