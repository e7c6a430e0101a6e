package naja.photo;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;
import javax.imageio.ImageReader;

/// A file that an ImageIO reader takes as it is: BMP, TIFF.
final class PlainFile implements PhotoFile {
  private static final int CLASSIC = 42;

  private final Supplier<ImageReader> reader;
  private final byte[] bytes;
  private final int width;
  private final int height;
  private final boolean tiff;

  private PlainFile(Supplier<ImageReader> reader, byte[] bytes, boolean tiff) throws Refusal {
    this.reader = reader;
    this.bytes = bytes;
    this.tiff = tiff;
    int[] size =
        ImageReading.run(reader.get(), bytes, it -> new int[] {it.getWidth(0), it.getHeight(0)});
    this.width = size[0];
    this.height = size[1];
  }

  static PlainFile bmp(byte[] bytes) throws Refusal {
    return new PlainFile(() -> ImageReading.jdk("bmp"), bytes, false);
  }

  static PlainFile tiff(byte[] bytes) throws Refusal {
    boolean bigEndian = bytes[0] == 'M';
    ByteBuffer file = ByteBuffer.wrap(bytes);
    file.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    if (file.getShort(2) == CLASSIC && (file.getInt(4) & 0xffffffffL) > bytes.length - 2) {
      throw Refusal.truncated("is truncated: it ends before its list of contents");
    }
    return new PlainFile(PlainFile::tiffReader, bytes, true);
  }

  private static ImageReader tiffReader() {
    return new TIFFImageReaderSpi().createReaderInstance(null);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int orientation() {
    return tiff ? Orientation.ofTiff(bytes) : Orientation.UPRIGHT;
  }

  /// A TIFF's orientation tag says how its rows are stored; it is no remark of a camera.
  @Override
  public boolean alwaysTurned() {
    return tiff;
  }

  @Override
  public Pixels pixels() throws Refusal {
    return ImageReading.firstImage(reader.get(), bytes);
  }
}
