package naja.search;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Tile products by the Vector API: eight sums stay in registers while all dimensions pass.
final class VectorTileProducts implements TileProducts {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public void multiply(float[] rows, int at, int dimension, float[] tile, float[] sums) {
    for (int first = 0; first < WIDTH; first += 2 * LANES) {
      multiply(rows, at, dimension, tile, sums, first);
    }
  }

  private static void multiply(
      float[] rows, int at, int dimension, float[] tile, float[] sums, int first) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    FloatVector aNext = a;
    FloatVector bNext = a;
    FloatVector cNext = a;
    FloatVector dNext = a;
    int second = at + dimension;
    int third = second + dimension;
    int fourth = third + dimension;
    for (int i = 0; i < dimension; i++) {
      FloatVector left = FloatVector.fromArray(SPECIES, tile, i * WIDTH + first);
      FloatVector right = FloatVector.fromArray(SPECIES, tile, i * WIDTH + first + LANES);
      FloatVector value = FloatVector.broadcast(SPECIES, rows[at + i]);
      a = value.fma(left, a);
      aNext = value.fma(right, aNext);
      value = FloatVector.broadcast(SPECIES, rows[second + i]);
      b = value.fma(left, b);
      bNext = value.fma(right, bNext);
      value = FloatVector.broadcast(SPECIES, rows[third + i]);
      c = value.fma(left, c);
      cNext = value.fma(right, cNext);
      value = FloatVector.broadcast(SPECIES, rows[fourth + i]);
      d = value.fma(left, d);
      dNext = value.fma(right, dNext);
    }
    a.intoArray(sums, first);
    aNext.intoArray(sums, first + LANES);
    b.intoArray(sums, WIDTH + first);
    bNext.intoArray(sums, WIDTH + first + LANES);
    c.intoArray(sums, 2 * WIDTH + first);
    cNext.intoArray(sums, 2 * WIDTH + first + LANES);
    d.intoArray(sums, 3 * WIDTH + first);
    dNext.intoArray(sums, 3 * WIDTH + first + LANES);
  }
}
