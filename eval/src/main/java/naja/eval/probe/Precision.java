package naja.eval.probe;

/// What matrix products are computed in. Parameters, losses and gradients are doubles in either
/// case.
enum Precision {
  /// Doubles throughout.
  DOUBLE,
  /// Floats, as the published trainings compute: embeddings are floats anyway, and twice as many
  /// fit into a register.
  SINGLE
}
