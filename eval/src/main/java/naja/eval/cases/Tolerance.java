package naja.eval.cases;

import tools.jackson.databind.JsonNode;

/// How far a computed number may lie from the expected one.
///
/// @param bound at least 0
/// @param relative whether the bound is a share of the expected number
record Tolerance(double bound, boolean relative) {
  /// Reads `"abs": x` or `"rel": x`.
  static Tolerance of(JsonNode check) {
    boolean relative = check.has("rel");
    return new Tolerance(check.path(relative ? "rel" : "abs").asDouble(Double.NaN), relative);
  }

  /// Whether a number is within, or every number of a list of the same shape; a NaN never is.
  boolean holds(JsonNode expected, JsonNode got) {
    if (expected.isArray()) {
      return got.isArray() && got.size() == expected.size() && allHold(expected, got);
    }
    if (expected.isNumber() && got.isNumber()) {
      double distance = Math.abs(expected.asDouble() - got.asDouble());
      return distance <= bound * (relative ? Math.abs(expected.asDouble()) : 1);
    }
    return expected.isString() && expected.equals(got);
  }

  private boolean allHold(JsonNode expected, JsonNode got) {
    for (int i = 0; i < expected.size(); i++) {
      if (!holds(expected.get(i), got.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return (relative ? "rel " : "abs ") + bound;
  }
}
