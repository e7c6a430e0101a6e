package naja.photo;

import java.util.function.IntFunction;

/// Resizes across row by row, in plain Java.
final class PlainRowsAcross implements RowsAcross {
  private static final long TWO_HALVES = ((long) AxisWeights.HALF << 32) + AxisWeights.HALF;

  private final Pixels source;
  private final AxisWeights columns;
  private final int begin;
  private final int end;
  // One source row: red and blue share a long, so that one multiplication serves both.
  private final long[] redBlue;
  private final int[] green;

  PlainRowsAcross(Pixels source, AxisWeights columns) {
    this.source = source;
    this.columns = columns;
    this.begin = columns.first(0);
    this.end = columns.end();
    this.redBlue = new long[end];
    this.green = new int[end];
  }

  @Override
  public int rowsAtOnce() {
    return 1;
  }

  @Override
  public void resize(int y, int count, IntFunction<int[]> targets) {
    unpack(y);
    int[] target = targets.apply(y);
    for (int i = 0; i < columns.count(); i++) {
      int[] weights = columns.weights(i);
      int from = columns.first(i);
      long both = TWO_HALVES;
      int middle = AxisWeights.HALF;
      for (int k = 0; k < weights.length; k++) {
        both += redBlue[from + k] * weights[k];
        middle += green[from + k] * weights[k];
      }
      int low = (int) both;
      target[i] =
          PackedPixel.of(
              AxisWeights.sample(low),
              AxisWeights.sample(middle),
              AxisWeights.sample((int) ((both - low) >> 32)));
    }
  }

  private void unpack(int y) {
    byte[] rgb = source.rgb();
    int from = Resampler.CHANNELS * (source.width() * y + begin);
    for (int x = begin; x < end; x++, from += Resampler.CHANNELS) {
      redBlue[x] = (rgb[from] & 0xffL) | (rgb[from + 2] & 0xffL) << 32;
      green[x] = rgb[from + 1] & 0xff;
    }
  }
}
