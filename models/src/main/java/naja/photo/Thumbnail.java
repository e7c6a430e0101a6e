package naja.photo;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Makes the small JPEG that a gallery keeps of every reference photo.
public final class Thumbnail {
  /// Longest side of a stored thumbnail, in pixels.
  public static final int SIDE = 240;

  private static final int QUALITY = 80;

  private Thumbnail() {}

  /// A JPEG of the whole photo whose longest side is at most [#SIDE] pixels.
  public static byte[] jpeg(Pixels pixels) {
    return encode(small(pixels));
  }

  /// The same thumbnail smaller; empty if it is not a JPEG.
  ///
  /// @param side longest side in pixels, at least 1
  public static Optional<byte[]> shrunk(byte[] jpeg, int side) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
      return image == null ? Optional.empty() : Optional.of(encode(small(pixels(image), side)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  static Pixels small(Pixels pixels) {
    return small(pixels, SIDE);
  }

  private static Pixels small(Pixels pixels, int side) {
    int longSide = Math.max(pixels.width(), pixels.height());
    if (longSide <= side) {
      return pixels;
    }
    int width = Math.max(1, Math.round((float) side * pixels.width() / longSide));
    int height = Math.max(1, Math.round((float) side * pixels.height() / longSide));
    int shortSide = Math.min(pixels.width(), pixels.height());
    int factor = Math.min(longSide / side, shortSide);
    return Resampler.resize(
        factor > 1 ? averaged(pixels, factor) : pixels, width, height, Kernel.TRIANGLE);
  }

  /// Each square of `factor` pixels as one, their mean; what is left over at the edges is dropped.
  private static Pixels averaged(Pixels pixels, int factor) {
    int width = pixels.width() / factor;
    int height = pixels.height() / factor;
    byte[] to = new byte[3 * width * height];
    int[] columns = new int[3 * width * factor];
    for (int y = 0; y < height; y++) {
      Arrays.fill(columns, 0);
      for (int row = y * factor; row < (y + 1) * factor; row++) {
        add(pixels.rgb(), 3 * pixels.width() * row, columns);
      }
      average(columns, factor, to, 3 * width * y);
    }
    return new Pixels(width, height, to);
  }

  private static void add(byte[] rgb, int from, int[] columns) {
    for (int i = 0; i < columns.length; i++) {
      columns[i] += rgb[from + i] & 0xff;
    }
  }

  /// Divides the sums of squares by multiplying with the reciprocal in 48 bits, rounded up: exact
  /// for sides of up to 1,000 pixels.
  private static void average(int[] columns, int factor, byte[] to, int start) {
    int area = factor * factor;
    long reciprocal = (1L << 48) / area + 1;
    int target = start;
    int at = 0;
    while (at < columns.length) {
      int red = area / 2;
      int green = red;
      int blue = red;
      for (int end = at + 3 * factor; at < end; at += 3) {
        red += columns[at];
        green += columns[at + 1];
        blue += columns[at + 2];
      }
      to[target] = (byte) ((red * reciprocal) >> 48);
      to[target + 1] = (byte) ((green * reciprocal) >> 48);
      to[target + 2] = (byte) ((blue * reciprocal) >> 48);
      target += 3;
    }
  }

  private static byte[] encode(Pixels pixels) {
    byte[] fast = TurboJpeg.encode(pixels, QUALITY);
    return fast == null ? encodeByJdk(pixels) : fast;
  }

  static byte[] encodeByJdk(Pixels pixels) {
    ImageWriter writer = ImageReading.jdkJpegWriter();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY / 100f);
      writer.write(null, new IIOImage(image(pixels), null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException("a thumbnail could not be written to memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage image(Pixels pixels) {
    BufferedImage image =
        new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    byte[] rgb = pixels.rgb();
    for (int i = 0; i < rgb.length; i += 3) {
      bgr[i] = rgb[i + 2];
      bgr[i + 1] = rgb[i + 1];
      bgr[i + 2] = rgb[i];
    }
    return image;
  }

  private static Pixels pixels(BufferedImage image) {
    int[] packed =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    byte[] rgb = new byte[3 * packed.length];
    for (int i = 0; i < packed.length; i++) {
      rgb[3 * i] = (byte) (packed[i] >> 16);
      rgb[3 * i + 1] = (byte) (packed[i] >> 8);
      rgb[3 * i + 2] = (byte) packed[i];
    }
    return new Pixels(image.getWidth(), image.getHeight(), rgb);
  }
}
