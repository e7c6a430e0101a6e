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

  /// Samples turned from rows into lanes at a time, so that they stay in the nearest cache.
  private static final int TILE = 96;

  private final Pixels source;
  private final AxisWeights columns;
  private final int begin;
  // Sample s of the rows, from `begin` on, lies at s * LANES, row by row.
  private final int[] lanes;
  // The resized samples in the same order.
  private final int[] resized;

  VectorRowsAcross(Pixels source, AxisWeights columns) {
    this.source = source;
    this.columns = columns;
    this.begin = columns.first(0);
    this.lanes = new int[Resampler.CHANNELS * (columns.end() - begin) * LANES];
    this.resized = new int[Resampler.CHANNELS * columns.count() * LANES];
  }

  @Override
  public int rowsAtOnce() {
    return LANES;
  }

  @Override
  public void resize(int y, int count, IntFunction<int[]> targets) {
    toLanes(y, count);
    for (int i = 0; i < columns.count(); i++) {
      resizeColumn(columns.weights(i), columns.first(i) - begin, Resampler.CHANNELS * i * LANES);
    }
    for (int row = 0; row < count; row++) {
      fromLanes(row, targets.apply(y + row));
    }
  }

  private void resizeColumn(int[] weights, int first, int target) {
    IntVector red = IntVector.broadcast(SPECIES, AxisWeights.HALF);
    IntVector green = red;
    IntVector blue = red;
    int at = Resampler.CHANNELS * first * LANES;
    for (int weight : weights) {
      red = red.add(IntVector.fromArray(SPECIES, lanes, at).mul(weight));
      green = green.add(IntVector.fromArray(SPECIES, lanes, at + LANES).mul(weight));
      blue = blue.add(IntVector.fromArray(SPECIES, lanes, at + 2 * LANES).mul(weight));
      at += Resampler.CHANNELS * LANES;
    }
    samples(red).intoArray(resized, target);
    samples(green).intoArray(resized, target + LANES);
    samples(blue).intoArray(resized, target + 2 * LANES);
  }

  private static IntVector samples(IntVector sums) {
    return sums.lanewise(VectorOperators.ASHR, AxisWeights.PRECISION).max(0).min(255);
  }

  private void toLanes(int y, int count) {
    byte[] rgb = source.rgb();
    int samples = lanes.length / LANES;
    for (int tile = 0; tile < samples; tile += TILE) {
      int end = Math.min(samples, tile + TILE);
      for (int row = 0; row < count; row++) {
        int from = Resampler.CHANNELS * (source.width() * (y + row) + begin);
        for (int s = tile; s < end; s++) {
          lanes[s * LANES + row] = rgb[from + s] & 0xff;
        }
      }
    }
  }

  private void fromLanes(int row, int[] target) {
    for (int s = 0; s < target.length; s++) {
      target[s] = resized[s * LANES + row];
    }
  }
}
