package naja.identify;

import naja.prototype.PrototypeVariant;

/// How an [Identifier] decides.
///
/// @param scorer what ranks the candidates
/// @param variant how prototypes are built
/// @param neighbours k of the vote, 1 to 1000
/// @param temperature T in the vote's weight exp(cos / T), greater than 0
/// @param limit candidates reported, at least 1
/// @param ambiguousMargin two best probabilities closer than this are ambiguous, 0 to 1
/// @param harmlessMass largest probability of anything not known to be harmless that still allows
///   `likely_harmless`, 0 to 1
/// @param exact compare every vector in place of walking the graph
public record IdentifierSettings(
    Scorer scorer,
    PrototypeVariant variant,
    int neighbours,
    double temperature,
    int limit,
    double ambiguousMargin,
    double harmlessMass,
    boolean exact) {
  public static final IdentifierSettings DEFAULT =
      new IdentifierSettings(
          Scorer.PROTOTYPE, PrototypeVariant.RAW_MEAN, 20, 0.07, 10, 0.2, 0.01, false);

  public IdentifierSettings {
    if (neighbours < 1 || neighbours > 1000) {
      throw new IllegalArgumentException(
          "neighbours must be between 1 and 1000, got " + neighbours);
    }
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("temperature must be greater than 0, got " + temperature);
    }
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, got " + limit);
    }
    if (!(ambiguousMargin >= 0 && ambiguousMargin <= 1)) {
      throw new IllegalArgumentException(
          "ambiguousMargin must be between 0 and 1, got " + ambiguousMargin);
    }
    if (!(harmlessMass >= 0 && harmlessMass <= 1)) {
      throw new IllegalArgumentException(
          "harmlessMass must be between 0 and 1, got " + harmlessMass);
    }
  }

  public IdentifierSettings withScorer(Scorer other) {
    return new IdentifierSettings(
        other, variant, neighbours, temperature, limit, ambiguousMargin, harmlessMass, exact);
  }

  public IdentifierSettings withNeighbours(int other) {
    return new IdentifierSettings(
        scorer, variant, other, temperature, limit, ambiguousMargin, harmlessMass, exact);
  }

  public IdentifierSettings withLimit(int other) {
    return new IdentifierSettings(
        scorer, variant, neighbours, temperature, other, ambiguousMargin, harmlessMass, exact);
  }

  public IdentifierSettings withExact(boolean other) {
    return new IdentifierSettings(
        scorer, variant, neighbours, temperature, limit, ambiguousMargin, harmlessMass, other);
  }

  /// Names what the scores of the candidates are, for what is fitted on them: `prototype/raw-mean`,
  /// `knn/20/0.07`, `probe`, `fused/raw-mean`.
  public String scores() {
    return switch (scorer) {
      case PROTOTYPE -> scorer.code() + "/" + variant.code();
      case KNN -> scorer.code() + "/" + neighbours + "/" + temperature;
      case PROBE -> scorer.code();
      case FUSED -> scorer.code() + "/" + variant.code();
    };
  }
}
