package naja.photo;

import java.util.Arrays;

/// Resizes pixels exactly as Pillow does: antialiased, first across, then down, 8-bit samples in
/// between. Only the rows and columns of the wanted window are computed.
public final class Resampler {
  static final int CHANNELS = 3;

  private final RowsAcross across;
  private final AxisWeights rows;
  // The last rows that were resized across; row y lies at y modulo the ring's length.
  private final int[][] ring;
  private int nextRow;
  private final int[] red;
  private final int[] green;
  private final int[] blue;
  private final int[] row;

  private Resampler(RowsAcross across, AxisWeights columns, AxisWeights rows) {
    this.across = across;
    this.rows = rows;
    this.ring = new int[rows.widest() + across.rowsAtOnce() - 1][columns.count()];
    this.nextRow = rows.first(0);
    this.red = new int[columns.count()];
    this.green = new int[columns.count()];
    this.blue = new int[columns.count()];
    this.row = new int[columns.count()];
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
    /// @param pixels red in the lowest byte, then green, then blue; used again for the next row
    void accept(int row, int[] pixels);
  }

  /// Resizes the whole picture.
  public static Pixels resize(Pixels source, int width, int height, Kernel kernel) {
    byte[] rgb = new byte[Math.multiplyExact(CHANNELS, Math.multiplyExact(width, height))];
    RowSink sink =
        (row, pixels) -> {
          for (int x = 0; x < width; x++) {
            PackedPixel.write(pixels[x], rgb, CHANNELS * (row * width + x));
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
      sink.accept(i, row);
    }
  }

  private void down(int first, int[] weights) {
    Arrays.fill(red, AxisWeights.HALF);
    Arrays.fill(green, AxisWeights.HALF);
    Arrays.fill(blue, AxisWeights.HALF);
    for (int k = 0; k < weights.length; k++) {
      int[] pixels = ring[(first + k) % ring.length];
      accumulate(red, pixels, 0, weights[k]);
      accumulate(green, pixels, 8, weights[k]);
      accumulate(blue, pixels, 16, weights[k]);
    }
    for (int x = 0; x < row.length; x++) {
      row[x] =
          PackedPixel.of(
              AxisWeights.sample(red[x]),
              AxisWeights.sample(green[x]),
              AxisWeights.sample(blue[x]));
    }
  }

  private static void accumulate(int[] sums, int[] pixels, int shift, int weight) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += (pixels[x] >> shift & 0xff) * weight;
    }
  }
}
