package naja.encoder.builtin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The colours that photos are described with: a body-centred cubic lattice in CIE L\*a\*b\*, cut
/// to what sRGB can show. Lattice and gamut are all that decides; no photo is involved.
final class ColourLattice {
  /// Samples per side of the RGB cube by which a lattice point is found to be in use.
  private static final int CUBE = 33;

  private ColourLattice() {}

  /// The lattice points that are nearest to some sRGB colour, ordered by L, a, b.
  ///
  /// @param step edge of the lattice's cubic cell, in L\*a\*b\* units
  static List<Lab> points(double step) {
    Set<Lab> used = new HashSet<>();
    for (int red = 0; red < CUBE; red++) {
      for (int green = 0; green < CUBE; green++) {
        for (int blue = 0; blue < CUBE; blue++) {
          double scale = 1.0 / (CUBE - 1);
          used.add(nearest(Lab.ofRgb(red * scale, green * scale, blue * scale), step));
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

  private static Lab nearest(Lab colour, double step) {
    Lab corner = rounded(colour, step, 0);
    Lab centre = rounded(colour, step, 0.5);
    return corner.squaredDistance(colour) <= centre.squaredDistance(colour) ? corner : centre;
  }

  private static Lab rounded(Lab colour, double step, double shift) {
    return new Lab(
        rounded(colour.lightness(), step, shift),
        rounded(colour.a(), step, shift),
        rounded(colour.b(), step, shift));
  }

  private static double rounded(double value, double step, double shift) {
    // + 0.0 turns -0.0 into 0.0, which would be another point
    return (StrictMath.rint(value / step - shift) + shift) * step + 0.0;
  }
}
