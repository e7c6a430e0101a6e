package naja.encoder.builtin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The colours that photos are described with: a body-centred cubic lattice in CIE L\*a\*b\*, cut
/// to what sRGB can show. Lattice and gamut are all that decides; no photo is involved.
final class ColourLattice {
  /// Edge of the lattice's cubic cell in L\*a\*b\* units: neighbours are 21 apart.
  private static final double STEP = 24;

  /// Standard deviation of a colour's share.
  private static final double SPREAD = 0.3 * STEP;

  private static final double PRECISION = 1 / (2 * SPREAD * SPREAD);

  /// Samples per side of the RGB cube by which a lattice point is found to be in use.
  private static final int CUBE = 33;

  private ColourLattice() {}

  /// Log-likelihoods of the lattice's points, as rows over L, a, b and their squares; see
  /// [#offsets()].
  static double[][] scores() {
    return points().stream()
        .map(point ->
            new double[] {
              2 * PRECISION * point.lightness(),
              2 * PRECISION * point.a(),
              2 * PRECISION * point.b(),
              -PRECISION,
              -PRECISION,
              -PRECISION
            })
        .toArray(double[][]::new);
  }

  /// What the log-likelihoods add to [#scores()].
  static double[] offsets() {
    Lab origin = new Lab(0, 0, 0);
    return points().stream()
        .mapToDouble(point -> -PRECISION * point.squaredDistance(origin))
        .toArray();
  }

  /// The lattice points that are nearest to some sRGB colour, ordered by L, a, b.
  static List<Lab> points() {
    Set<Lab> used = new HashSet<>();
    for (int red = 0; red < CUBE; red++) {
      for (int green = 0; green < CUBE; green++) {
        for (int blue = 0; blue < CUBE; blue++) {
          double scale = 1.0 / (CUBE - 1);
          used.add(nearest(Lab.ofRgb(red * scale, green * scale, blue * scale)));
        }
      }
    }
    List<Lab> points = new ArrayList<>(used);
    points.sort(
        Comparator.comparingDouble(Lab::lightness)
            .thenComparingDouble(Lab::a)
            .thenComparingDouble(Lab::b));
    return points;
  }

  private static Lab nearest(Lab colour) {
    Lab corner = rounded(colour, 0);
    Lab centre = rounded(colour, 0.5);
    return corner.squaredDistance(colour) <= centre.squaredDistance(colour) ? corner : centre;
  }

  private static Lab rounded(Lab colour, double shift) {
    return new Lab(
        rounded(colour.lightness(), shift), rounded(colour.a(), shift), rounded(colour.b(), shift));
  }

  private static double rounded(double value, double shift) {
    // + 0.0 turns -0.0 into 0.0, which would be another point
    return (StrictMath.rint(value / STEP - shift) + shift) * STEP + 0.0;
  }
}
