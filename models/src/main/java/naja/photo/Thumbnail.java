package naja.photo;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Makes the small JPEG that a gallery keeps of every reference photo.
public final class Thumbnail {
  /// Longest side of a stored thumbnail, in pixels.
  public static final int SIDE = 240;

  private static final float QUALITY = 0.8f;

  private Thumbnail() {}

  /// A JPEG of the whole photo whose longest side is at most [#SIDE] pixels.
  public static byte[] jpeg(Pixels pixels) {
    return encode(small(pixels));
  }

  private static Pixels small(Pixels pixels) {
    int longSide = Math.max(pixels.width(), pixels.height());
    if (longSide <= SIDE) {
      return pixels;
    }
    int width = Math.max(1, Math.round((float) SIDE * pixels.width() / longSide));
    int height = Math.max(1, Math.round((float) SIDE * pixels.height() / longSide));
    return Resampler.resize(pixels, width, height, Kernel.CUBIC);
  }

  private static byte[] encode(Pixels pixels) {
    ImageWriter writer = ImageReading.jdkJpegWriter();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
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
}
