package naja.cli.demo;

import java.util.List;
import naja.gallery.Taxon;
import naja.gallery.Venomous;

/// A made-up snake of the demo. None of them exists; their names say that they are drawings.
///
/// @param taxon the species as a gallery knows it
/// @param pattern what its skin looks like
record DrawnSpecies(Taxon taxon, BodyPattern pattern) {
  /// Twelve species. The first two are a mimic pair: the same three colours, in another order, of
  /// which only `coral-rings` is venomous.
  static final List<DrawnSpecies> ALL =
      List.of(
          drawn(
              "coral-rings",
              "drawn coral snake",
              Venomous.YES,
              BodyPattern.rings(
                  new int[] {0xC8281E, 0xF2D64B, 0x151515, 0xF2D64B},
                  new double[] {0.8, 0.5, 0.8, 0.5})),
          drawn(
              "false-coral",
              "drawn false coral snake (mimic)",
              Venomous.NO,
              BodyPattern.rings(
                  new int[] {0xC8281E, 0x151515, 0xF2D64B, 0x151515},
                  new double[] {2.4, 0.35, 0.4, 0.35})),
          drawn(
              "zigzag",
              "drawn zigzag viper",
              Venomous.YES,
              BodyPattern.zigzag(0x9A8F7A, 0x2B241D, 1.6)),
          drawn(
              "diamonds",
              "drawn diamond rattler",
              Venomous.YES,
              BodyPattern.diamonds(0xA98A5A, 0x4A3520, 0xE6D8B0, 1.8)),
          drawn(
              "emerald",
              "drawn emerald tree viper",
              Venomous.YES,
              BodyPattern.blotches(0x2E9E4F, 0xE9F2DC, 2.6, 0.16)),
          drawn(
              "ribbon",
              "drawn ribbon snake",
              Venomous.NO,
              BodyPattern.stripes(0x3B3A2A, 0xE4D36A, 0x2A2A22, 0xE4D36A, 0x3B3A2A)),
          drawn(
              "corn",
              "drawn corn snake",
              Venomous.NO,
              BodyPattern.blotches(0xE39A5C, 0x9C3A1C, 1.7, 0.24)),
          drawn(
              "king-rings",
              "drawn king snake",
              Venomous.NO,
              BodyPattern.rings(new int[] {0x1B1B1F, 0xF1EFE6}, new double[] {0.9, 0.8})),
          drawn(
              "blue-racer",
              "drawn blue racer",
              Venomous.NO,
              BodyPattern.stripes(0x27629B, 0x5DA3D8, 0x27629B)),
          drawn("net", "drawn net python", Venomous.NO, BodyPattern.net(0x6B5326, 0xD9BC6A)),
          drawn(
              "rose",
              "drawn rose boa",
              Venomous.NO,
              BodyPattern.stripes(0xD8A7A0, 0x8C4A4E, 0xD8A7A0)),
          drawn("shadow", "drawn shadow snake", Venomous.UNKNOWN, BodyPattern.plain(0x2E2B33)));

  private static DrawnSpecies drawn(
      String id, String commonName, Venomous venomous, BodyPattern pattern) {
    String name = "Pictoserpens " + id + " (drawing)";
    return new DrawnSpecies(
        new Taxon(id, name, commonName, "Pictoserpens", "Drawings", venomous), pattern);
  }
}
