package naja.photo.transform;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;
import naja.photo.Pixels;
import naja.photo.Resampler;
import naja.photo.transform.Preprocessing.Resize;

/// Applies a [Preprocessing]: resize, centre crop, rescale and normalise, written as planes R, G, B
/// (CHW). Immutable and safe for use by several threads.
public final class Preprocessor {
  private static final int CHANNELS = 3;
  private static final int VALUES = 256;

  private final Preprocessing preprocessing;
  // The float of each sample value, per channel.
  private final float[][] normalised = new float[CHANNELS][VALUES];

  public Preprocessor(Preprocessing preprocessing) {
    this.preprocessing = Objects.requireNonNull(preprocessing, "preprocessing");
    for (int channel = 0; channel < CHANNELS; channel++) {
      float mean = preprocessing.mean().get(channel).floatValue();
      float std = preprocessing.std().get(channel).floatValue();
      for (int value = 0; value < VALUES; value++) {
        normalised[channel][value] = ((float) (value * preprocessing.rescale()) - mean) / std;
      }
    }
  }

  public Preprocessing preprocessing() {
    return preprocessing;
  }

  /// Floats written per photo: `3 * cropHeight * cropWidth`.
  public int floatsPerPhoto() {
    return CHANNELS * preprocessing.cropHeight() * preprocessing.cropWidth();
  }

  /// Writes one photo at the buffer's position and advances it by [#floatsPerPhoto()].
  ///
  /// @throws java.nio.BufferOverflowException if the buffer has not enough room
  public void write(Pixels pixels, FloatBuffer target) {
    FloatBuffer planes = target.slice(target.position(), floatsPerPhoto());
    Resized size = Resized.of(preprocessing.resize(), pixels);
    Crop across = crop(size.width, preprocessing.cropWidth());
    Crop down = crop(size.height, preprocessing.cropHeight());
    if (!across.isInside() || !down.isInside()) {
      fillBlack(planes);
    }
    Resampler.resize(
        pixels,
        size.width,
        size.height,
        preprocessing.filter().kernel(),
        new Resampler.Window(across.from(), down.from(), across.count(), down.count()),
        new Planes(planes, across, down));
    target.position(target.position() + floatsPerPhoto());
  }

  private Crop crop(int size, int crop) {
    return Crop.of(size, crop, preprocessing.cropOffset());
  }

  private void fillBlack(FloatBuffer planes) {
    int plane = planes.capacity() / CHANNELS;
    float[] black = new float[plane];
    for (int channel = 0; channel < CHANNELS; channel++) {
      Arrays.fill(black, normalised[channel][0]);
      planes.put(channel * plane, black);
    }
  }

  /// Writes the window's rows into the three planes.
  private final class Planes implements Resampler.RowSink {
    private final FloatBuffer planes;
    private final Crop across;
    private final Crop down;
    private final float[] line;

    Planes(FloatBuffer planes, Crop across, Crop down) {
      this.planes = planes;
      this.across = across;
      this.down = down;
      this.line = new float[across.count()];
    }

    @Override
    public void accept(int row, int[] pixels) {
      int at = (down.at() + row) * preprocessing.cropWidth() + across.at();
      for (int channel = 0; channel < CHANNELS; channel++) {
        float[] table = normalised[channel];
        int shift = Byte.SIZE * channel;
        for (int x = 0; x < line.length; x++) {
          line[x] = table[pixels[x] >> shift & 0xff];
        }
        planes.put(at, line);
        at += planes.capacity() / CHANNELS;
      }
    }
  }

  /// The size that a photo is resized to.
  private record Resized(int width, int height) {
    static Resized of(Resize resize, Pixels pixels) {
      return switch (resize) {
        case Resize.Exact(int width, int height) -> new Resized(width, height);
        case Resize.ShortestEdge(int size) -> ofShortestEdge(size, pixels.width(), pixels.height());
      };
    }

    private static Resized ofShortestEdge(int size, int width, int height) {
      return width <= height
          ? new Resized(size, longSide(size, height, width))
          : new Resized(longSide(size, width, height), size);
    }

    private static int longSide(int size, int longSide, int shortSide) {
      return (int) ((long) size * longSide / shortSide);
    }
  }
}
