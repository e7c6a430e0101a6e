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
    return factor == 2 ? halved(pixels) : folded(pixels, factor);
  }

  /// Photos of common sizes come this way, and a square of four needs neither loop nor division.
  private static Pixels halved(Pixels pixels) {
    int width = pixels.width() / 2;
    int height = pixels.height() / 2;
    byte[] rgb = pixels.rgb();
    byte[] to = new byte[3 * width * height];
    int target = 0;
    for (int y = 0; y < height; y++) {
      int upper = 3 * pixels.width() * 2 * y;
      int lower = upper + 3 * pixels.width();
      for (int x = 0; x < width; x++) {
        to[target] = mean(rgb[upper], rgb[upper + 3], rgb[lower], rgb[lower + 3]);
        to[target + 1] = mean(rgb[upper + 1], rgb[upper + 4], rgb[lower + 1], rgb[lower + 4]);
        to[target + 2] = mean(rgb[upper + 2], rgb[upper + 5], rgb[lower + 2], rgb[lower + 5]);
        target += 3;
        upper += 6;
        lower += 6;
      }
    }
    return new Pixels(width, height, to);
  }

  private static byte mean(byte a, byte b, byte c, byte d) {
    return (byte) (((a & 0xff) + (b & 0xff) + (c & 0xff) + (d & 0xff) + 2) >> 2);
  }

  private static Pixels folded(Pixels pixels, int factor) {
    int width = pixels.width() / factor;
    int height = pixels.height() / factor;
    byte[] to = new byte[3 * width * height];
    int[] sums = new int[3 * width];
    for (int y = 0; y < height; y++) {
      Arrays.fill(sums, factor * factor / 2);
      for (int row = y * factor; row < (y + 1) * factor; row++) {
        fold(pixels.rgb(), 3 * pixels.width() * row, factor, sums);
      }
      divide(sums, factor * factor, to, 3 * width * y);
    }
    return new Pixels(width, height, to);
  }

  /// Adds up every `factor` pixels of a row.
  private static void fold(byte[] rgb, int start, int factor, int[] sums) {
    int at = start;
    for (int target = 0; target < sums.length; target += 3) {
      int red = 0;
      int green = 0;
      int blue = 0;
      for (int end = at + 3 * factor; at < end; at += 3) {
        red += rgb[at] & 0xff;
        green += rgb[at + 1] & 0xff;
        blue += rgb[at + 2] & 0xff;
      }
      sums[target] += red;
      sums[target + 1] += green;
      sums[target + 2] += blue;
    }
  }

  /// Multiplies with the reciprocal in 48 bits, rounded up: exact for squares of up to 1,000
  /// pixels' sides.
  private static void divide(int[] sums, int area, byte[] to, int start) {
    long reciprocal = (1L << 48) / area + 1;
    for (int i = 0; i < sums.length; i++) {
      to[start + i] = (byte) ((sums[i] * reciprocal) >> 48);
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
