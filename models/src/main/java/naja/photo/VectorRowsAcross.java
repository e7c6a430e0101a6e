package naja.photo;

import java.util.function.IntFunction;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Resizes several rows across at once, one per lane of a vector: rows have the same weights, and
/// their sums do not wait for each other. Only the columns that are drawn on are read.
final class VectorRowsAcross implements RowsAcross {
  private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /// Pixels turned from rows into lanes at a time, so that they stay in the nearest cache.
  private static final int TILE = 64;

  private final Pixels source;
  private final AxisWeights columns;
  private final int begin;
  // Pixel x of the rows, from `begin` on, lies at x * LANES, row by row.
  private final int[] lanes;
  // The resized pixels in the same order.
  private final int[] resized;

  VectorRowsAcross(Pixels source, AxisWeights columns) {
    this.source = source;
    this.columns = columns;
    this.begin = columns.first(0);
    this.lanes = new int[(columns.end() - begin) * LANES];
    this.resized = new int[columns.count() * LANES];
  }

  @Override
  public int rowsAtOnce() {
    return LANES;
  }

  @Override
  public void resize(int y, int count, IntFunction<int[]> targets) {
    toLanes(y, count);
    for (int i = 0; i < columns.count(); i++) {
      resizeColumn(columns.weights(i), columns.first(i) - begin, i * LANES);
    }
    for (int row = 0; row < count; row++) {
      fromLanes(row, targets.apply(y + row));
    }
  }

  private void resizeColumn(int[] weights, int first, int target) {
    IntVector red = IntVector.broadcast(SPECIES, AxisWeights.HALF);
    IntVector green = red;
    IntVector blue = red;
    int at = first * LANES;
    for (int weight : weights) {
      IntVector pixels = IntVector.fromArray(SPECIES, lanes, at);
      red = red.add(pixels.and(0xff).mul(weight));
      green = green.add(pixels.lanewise(VectorOperators.LSHR, 8).and(0xff).mul(weight));
      blue = blue.add(pixels.lanewise(VectorOperators.LSHR, 16).mul(weight));
      at += LANES;
    }
    samples(red)
        .or(samples(green).lanewise(VectorOperators.LSHL, 8))
        .or(samples(blue).lanewise(VectorOperators.LSHL, 16))
        .intoArray(resized, target);
  }

  private static IntVector samples(IntVector sums) {
    return sums.lanewise(VectorOperators.ASHR, AxisWeights.PRECISION).max(0).min(255);
  }

  private void toLanes(int y, int count) {
    byte[] rgb = source.rgb();
    int pixels = lanes.length / LANES;
    for (int tile = 0; tile < pixels; tile += TILE) {
      int end = Math.min(pixels, tile + TILE);
      for (int row = 0; row < count; row++) {
        int from = Resampler.CHANNELS * (source.width() * (y + row) + begin);
        for (int x = tile; x < end; x++) {
          lanes[x * LANES + row] = PackedPixel.read(rgb, from + Resampler.CHANNELS * x);
        }
      }
    }
  }

  private void fromLanes(int row, int[] target) {
    for (int x = 0; x < target.length; x++) {
      target[x] = resized[x * LANES + row];
    }
  }
}
