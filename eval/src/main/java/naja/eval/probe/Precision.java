package naja.eval.probe;

/// What the factors and the innermost sums of matrix products are rounded to. Parameters, losses
/// and sums over more than a few hundred products are doubles in either case.
enum Precision {
  /// Doubles throughout.
  DOUBLE,
  /// Floats, as the published trainings compute: embeddings are floats anyway, and twice as many
  /// fit into a register.
  SINGLE
}
