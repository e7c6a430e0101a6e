package naja.photo;

import java.util.Arrays;

/// Resizes pixels exactly as Pillow does: antialiased, first across, then down, 8-bit samples in
/// between. Only the rows and columns of the wanted window are computed.
public final class Resampler {
  private static final int CHANNELS = 3;
  private static final int HALF = 1 << (AxisWeights.PRECISION - 1);
  private static final long TWO_HALVES = ((long) HALF << 32) + HALF;

  private final Pixels source;
  private final AxisWeights columns;
  private final AxisWeights rows;
  // The last rows that were resized across, as ints; row y lies at y modulo the ring's length.
  private final int[][] ring;
  private int nextRow;
  // One source row: red and blue share a long, so that one multiplication serves both.
  private final long[] redBlue;
  private final int[] green;
  private final int[] sums;

  private Resampler(Pixels source, AxisWeights columns, AxisWeights rows) {
    this.source = source;
    this.columns = columns;
    this.rows = rows;
    this.ring = new int[rows.widest()][CHANNELS * columns.count()];
    this.nextRow = rows.first(0);
    this.redBlue = new long[source.width()];
    this.green = new int[source.width()];
    this.sums = new int[CHANNELS * columns.count()];
  }

  /// Part of a resized picture, in its pixels.
  public record Window(int left, int top, int width, int height) {
    public Window {
      if (left < 0 || top < 0 || width < 1 || height < 1) {
        throw new IllegalArgumentException(
            "a window needs a corner from 0 and sides from 1, got %d, %d, %d x %d"
                .formatted(left, top, width, height));
      }
    }
  }

  /// Takes the rows of a window from top to bottom.
  public interface RowSink {
    /// Takes one row.
    ///
    /// @param row row within the window, from 0
    /// @param rgb interleaved samples 0 to 255, three per column; used again for the next row
    void accept(int row, int[] rgb);
  }

  /// Resizes the whole picture.
  public static Pixels resize(Pixels source, int width, int height, Kernel kernel) {
    byte[] rgb = new byte[Math.multiplyExact(CHANNELS, Math.multiplyExact(width, height))];
    int stride = CHANNELS * width;
    RowSink sink =
        (row, samples) -> {
          for (int i = 0; i < stride; i++) {
            rgb[row * stride + i] = (byte) samples[i];
          }
        };
    resize(source, width, height, kernel, new Window(0, 0, width, height), sink);
    return new Pixels(width, height, rgb);
  }

  /// Resizes the picture to `width` × `height` and hands out the rows of a window of it.
  public static void resize(
      Pixels source, int width, int height, Kernel kernel, Window window, RowSink sink) {
    if (window.left + window.width > width || window.top + window.height > height) {
      throw new IllegalArgumentException(
          window + " does not lie within " + width + " x " + height + " pixels");
    }
    AxisWeights columns = AxisWeights.of(kernel, source.width(), width, window.left, window.width);
    AxisWeights rows = AxisWeights.of(kernel, source.height(), height, window.top, window.height);
    new Resampler(source, columns, rows).run(sink);
  }

  private void run(RowSink sink) {
    for (int i = 0; i < rows.count(); i++) {
      while (nextRow < rows.end(i)) {
        across(nextRow, ring[nextRow % ring.length]);
        nextRow++;
      }
      down(rows.first(i), rows.weights(i));
      sink.accept(i, sums);
    }
  }

  private void across(int y, int[] target) {
    unpack(y);
    for (int i = 0, at = 0; i < columns.count(); i++, at += CHANNELS) {
      int[] weights = columns.weights(i);
      int from = columns.first(i);
      long both = TWO_HALVES;
      int middle = HALF;
      for (int k = 0; k < weights.length; k++) {
        both += redBlue[from + k] * weights[k];
        middle += green[from + k] * weights[k];
      }
      int low = (int) both;
      target[at] = sample(low);
      target[at + 1] = sample(middle);
      target[at + 2] = sample((int) ((both - low) >> 32));
    }
  }

  private void unpack(int y) {
    byte[] rgb = source.rgb();
    int from = CHANNELS * source.width() * y;
    for (int x = 0; x < redBlue.length; x++, from += CHANNELS) {
      redBlue[x] = (rgb[from] & 0xffL) | (rgb[from + 2] & 0xffL) << 32;
      green[x] = rgb[from + 1] & 0xff;
    }
  }

  private void down(int first, int[] weights) {
    Arrays.fill(sums, HALF);
    for (int k = 0; k < weights.length; k++) {
      accumulate(ring[(first + k) % ring.length], weights[k]);
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sample(sums[i]);
    }
  }

  private void accumulate(int[] row, int weight) {
    int[] into = sums;
    for (int i = 0; i < into.length; i++) {
      into[i] += row[i] * weight;
    }
  }

  private static int sample(int sum) {
    return Math.clamp(sum >> AxisWeights.PRECISION, 0, 255);
  }
}
