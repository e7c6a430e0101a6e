package naja.photo;

import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/// Turns stored samples into 8-bit RGB without colour management: palettes are looked up, alpha is
/// dropped, 16 bits are shifted to 8.
final class Samples {
  private Samples() {}

  /// The RGB samples of a raster; the colour model says only what the bands mean.
  static Pixels rgb(Raster raster, ColorModel colours) throws Refusal {
    int width = raster.getWidth();
    int height = raster.getHeight();
    byte[] rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
    Row row = row(raster, colours);
    for (int y = 0; y < height; y++) {
      row.write(y, rgb, 3 * width * y);
    }
    return new Pixels(width, height, rgb);
  }

  private interface Row {
    void write(int y, byte[] rgb, int at);
  }

  private static Row row(Raster raster, ColorModel colours) throws Refusal {
    if (colours instanceof IndexColorModel palette) {
      return paletteRow(raster, palette);
    }
    if (raster.getTransferType() == DataBuffer.TYPE_FLOAT
        || raster.getTransferType() == DataBuffer.TYPE_DOUBLE) {
      throw new Refusal(
          UnreadablePhoto.Reason.UNSUPPORTED_FORMAT, "has floating-point samples; save 8-bit ones");
    }
    boolean cmyk = colours.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
    if (raster.getSampleModel() instanceof ComponentSampleModel
        && raster.getTransferType() == DataBuffer.TYPE_BYTE
        && !cmyk) {
      return byteRow(raster);
    }
    return intRow(raster, cmyk);
  }

  private static Row byteRow(Raster raster) {
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    int green = bands < 3 ? 0 : 1;
    int blue = bands < 3 ? 0 : 2;
    byte[] samples = new byte[width * bands];
    return (y, rgb, at) -> {
      raster.getDataElements(raster.getMinX(), raster.getMinY() + y, width, 1, samples);
      for (int x = 0, from = 0, to = at; x < width; x++, from += bands) {
        rgb[to++] = samples[from];
        rgb[to++] = samples[from + green];
        rgb[to++] = samples[from + blue];
      }
    };
  }

  private static Row paletteRow(Raster raster, IndexColorModel palette) {
    int width = raster.getWidth();
    int[] colours = new int[Math.max(256, palette.getMapSize())];
    palette.getRGBs(colours);
    int[] indices = new int[width];
    return (y, rgb, at) -> {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, indices);
      for (int x = 0, to = at; x < width; x++) {
        int colour = colours[indices[x]];
        rgb[to++] = (byte) (colour >> 16);
        rgb[to++] = (byte) (colour >> 8);
        rgb[to++] = (byte) colour;
      }
    };
  }

  private static Row intRow(Raster raster, boolean cmyk) {
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    int green = bands < 3 ? 0 : 1;
    int blue = bands < 3 ? 0 : 2;
    int[] bits = raster.getSampleModel().getSampleSize();
    int[] samples = new int[width * bands];
    return (y, rgb, at) -> {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, samples);
      for (int x = 0, from = 0, to = at; x < width; x++, from += bands, to += 3) {
        rgb[to] = (byte) eightBits(samples[from], bits[0]);
        rgb[to + 1] = (byte) eightBits(samples[from + green], bits[green]);
        rgb[to + 2] = (byte) eightBits(samples[from + blue], bits[blue]);
        if (cmyk) {
          int black = eightBits(samples[from + 3], bits[3]);
          Cmyk.toRgb(rgb, to, black);
        }
      }
    };
  }

  private static int eightBits(int sample, int bits) {
    if (bits == 8) {
      return sample;
    }
    // A band of 0 bits is a broken header's; the division refuses it.
    return bits > 8 ? sample >>> (bits - 8) : sample * 255 / ((1 << bits) - 1);
  }
}
