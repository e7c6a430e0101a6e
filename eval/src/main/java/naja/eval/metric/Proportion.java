package naja.eval.metric;

/// A share with its 95 % Wilson score interval (Wilson, Probable Inference, 1927), which says
/// something even when nothing was found: 0 of 100 is not certainly 0.
///
/// @param hits how many have the property
/// @param n of how many
/// @param rate hits / n; NaN where n is 0
/// @param low lower bound, 0 to 1
/// @param high upper bound, 0 to 1
public record Proportion(int hits, int n, double rate, double low, double high) {
  private static final double Z = 1.959963984540054;

  /// Of independent cases.
  public static Proportion of(int hits, int n) {
    return of(hits, n, n);
  }

  /// Of cases that come in groups which behave alike, such as photos of one individual: the
  /// interval is as wide as that of one case per group.
  ///
  /// @param groups 0 to n
  public static Proportion of(int hits, int n, int groups) {
    if (hits < 0 || hits > n || groups > n) {
      throw new IllegalArgumentException(
          "hits and groups must be between 0 and n, got %d, %d and %d".formatted(hits, groups, n));
    }
    if (n == 0) {
      return new Proportion(0, 0, Double.NaN, 0, 1);
    }
    double rate = (double) hits / n;
    double z2 = Z * Z / groups;
    double centre = (rate + z2 / 2) / (1 + z2);
    double half = Z * Math.sqrt(rate * (1 - rate) / groups + z2 / (4 * groups)) / (1 + z2);
    return new Proportion(
        hits, n, rate, hits == 0 ? 0 : centre - half, hits == n ? 1 : centre + half);
  }
}
