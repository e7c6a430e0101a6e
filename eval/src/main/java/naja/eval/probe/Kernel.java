package naja.eval.probe;

import java.util.Locale;

/// A similarity of two feature vectors as libsvm defines it, with coef0 = 0.
public enum Kernel {
  /// x·z.
  LINEAR,
  /// (γ·x·z)³.
  POLY,
  /// exp(−γ‖x − z‖²).
  RBF,
  /// tanh(γ·x·z).
  SIGMOID;

  /// The name used in reports, as scikit-learn's.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The kernel's value.
  ///
  /// @param product x·z
  /// @param squares ‖x‖² + ‖z‖²
  /// @param gamma γ, greater than 0; the linear kernel has none
  double of(double product, double squares, double gamma) {
    return switch (this) {
      case LINEAR -> product;
      case POLY -> gamma * product * (gamma * product) * (gamma * product);
      case RBF -> Math.exp(-gamma * (squares - 2 * product));
      case SIGMOID -> Math.tanh(gamma * product);
    };
  }
}
