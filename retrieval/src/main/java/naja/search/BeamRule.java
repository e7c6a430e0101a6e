package naja.search;

import naja.gallery.GalleryManifest;
import naja.gallery.VectorCode;

/// How wide the beam of a search may become: as wide as was measured for the gallery, or else 100
/// and growing with the square root of the photos above 200,000; never less than four times the
/// neighbours that are wanted. Coarse codes widen it further. Where the neighbours are near, the
/// [Horizon] ends a search before its beam is that wide.
///
/// @param least width, at least 1
/// @param perNeighbour widths per neighbour wanted, at least 1
public record BeamRule(int least, int perNeighbour) {
  private static final int LEAST = 100;
  private static final int PER_NEIGHBOUR = 4;
  private static final double PHOTOS = 200_000;

  /// Neighbours at least whose distance says how far a walk has to see: the distance of one or two
  /// says little.
  private static final int WANTED = 10;

  public BeamRule {
    if (least < 1 || perNeighbour < 1) {
      throw new IllegalArgumentException(
          "a beam needs at least 1, got %d and %d".formatted(least, perNeighbour));
    }
  }

  /// The rule that a gallery is searched by.
  public static BeamRule of(GalleryManifest manifest) {
    Integer chosen = manifest.searchBeam();
    VectorCode code = manifest.index().code();
    return chosen == null
        ? untuned(manifest.photos(), code)
        : new BeamRule(chosen, PER_NEIGHBOUR * code.oversampling());
  }

  static BeamRule untuned(int photos, VectorCode code) {
    double growth = Math.sqrt(Math.max(1, photos / PHOTOS));
    return new BeamRule(
        (int) Math.round(LEAST * growth) * code.oversampling(),
        PER_NEIGHBOUR * code.oversampling());
  }

  /// The width for k neighbours.
  public int width(int k) {
    return Math.max(least, perNeighbour * k);
  }

  /// The beam for k neighbours.
  Beam beam(int k) {
    int wide = Math.max(k, width(k));
    int wanted = Math.min(wide, Math.max(k, WANTED));
    return new Beam(wanted, Math.min(wide, PER_NEIGHBOUR * wanted), wide);
  }
}
