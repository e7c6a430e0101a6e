package naja.eval.probe;

/// The learning rate over a training.
public sealed interface LearningRate {
  /// The rate of one step.
  ///
  /// @param epoch from 0
  /// @param share how much of the epoch is over, 0 to below 1
  double at(int epoch, double share);

  /// Falls along half a cosine, from `first` in epoch 0 towards `last` after `epochs`: PyTorch's
  /// `CosineAnnealingLR` stepped once per epoch.
  record CosinePerEpoch(double first, double last, int epochs) implements LearningRate {
    @Override
    public double at(int epoch, double share) {
      return cosine(first, last, (double) epoch / epochs);
    }
  }

  /// The same curve, stepped after every batch.
  record CosinePerStep(double first, double last, int epochs) implements LearningRate {
    @Override
    public double at(int epoch, double share) {
      return cosine(first, last, (epoch + share) / epochs);
    }
  }

  /// Multiplied by `factor` after every `every` epochs: PyTorch's `StepLR`.
  record Steps(double first, double factor, int every) implements LearningRate {
    @Override
    public double at(int epoch, double share) {
      int drops = epoch / every;
      return first * Math.pow(factor, drops);
    }
  }

  /// Rises in a line from a hundredth of `peak` over the first epochs, then falls along half a
  /// cosine towards `last` after `epochs` in all; stepped once per epoch.
  record WarmUpCosine(double peak, double last, int warmUp, int epochs) implements LearningRate {
    private static final double START = 0.01;

    @Override
    public double at(int epoch, double share) {
      if (epoch < warmUp) {
        return peak * (START + (1 - START) * epoch / warmUp);
      }
      return cosine(peak, last, (double) (epoch - warmUp) / (epochs - warmUp));
    }
  }

  private static double cosine(double first, double last, double share) {
    return last + (first - last) * (1 + Math.cos(Math.PI * share)) / 2;
  }
}
