package naja.photo;

import java.util.Arrays;

/// Resizes pixels exactly as Pillow does: antialiased, first across, then down, 8-bit samples in
/// between. Only the rows and columns of the wanted window are computed.
public final class Resampler {
  static final int CHANNELS = 3;

  private final RowsAcross across;
  private final AxisWeights rows;
  // The last rows that were resized across, as ints; row y lies at y modulo the ring's length.
  private final int[][] ring;
  private int nextRow;
  private final int[] sums;

  private Resampler(RowsAcross across, AxisWeights columns, AxisWeights rows) {
    this.across = across;
    this.rows = rows;
    this.ring = new int[rows.widest() + across.rowsAtOnce() - 1][CHANNELS * columns.count()];
    this.nextRow = rows.first(0);
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
    new Resampler(RowsAcross.of(source, columns), columns, rows).run(sink);
  }

  private void run(RowSink sink) {
    int end = rows.end(rows.count() - 1);
    for (int i = 0; i < rows.count(); i++) {
      while (nextRow < rows.end(i)) {
        int count = Math.min(across.rowsAtOnce(), end - nextRow);
        across.resize(nextRow, count, y -> ring[y % ring.length]);
        nextRow += count;
      }
      down(rows.first(i), rows.weights(i));
      sink.accept(i, sums);
    }
  }

  private void down(int first, int[] weights) {
    Arrays.fill(sums, AxisWeights.HALF);
    for (int k = 0; k < weights.length; k++) {
      accumulate(ring[(first + k) % ring.length], weights[k]);
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = AxisWeights.sample(sums[i]);
    }
  }

  private void accumulate(int[] row, int weight) {
    int[] into = sums;
    for (int i = 0; i < into.length; i++) {
      into[i] += row[i] * weight;
    }
  }
}
