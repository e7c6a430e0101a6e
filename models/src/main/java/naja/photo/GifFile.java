package naja.photo;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A GIF file: its first frame, laid on the whole canvas.
final class GifFile implements PhotoFile {
  private static final int CANVAS = 6;
  private static final int FIRST_BLOCK = 13;
  private static final int NONE = -1;

  private final byte[] bytes;
  private final Frame frame;

  private GifFile(byte[] bytes, Frame frame) {
    this.bytes = bytes;
    this.frame = frame;
  }

  /// Where the first frame lies, and the palette index that is transparent in it.
  private record Frame(int canvasWidth, int canvasHeight, int left, int top, int transparent) {}

  static GifFile open(byte[] bytes) throws Refusal {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = FIRST_BLOCK + paletteBytes(file.get(10));
    int transparent = NONE;
    while (file.get(at) != ',') {
      if (file.get(at) != '!') {
        throw Refusal.corrupt("is corrupt: a GIF without a picture");
      }
      if ((file.get(at + 1) & 0xff) == 0xf9 && (file.get(at + 3) & 1) == 1) {
        transparent = file.get(at + 6) & 0xff;
      }
      at = afterBlocks(file, at + 2);
    }
    requireWholeFrame(file, at + 1);
    return new GifFile(bytes, frame(file, at + 1, transparent));
  }

  private static int paletteBytes(byte flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static void requireWholeFrame(ByteBuffer file, int frame) throws Refusal {
    try {
      afterBlocks(file, frame + 9 + paletteBytes(file.get(frame + 8)) + 1);
    } catch (IndexOutOfBoundsException e) {
      throw new Refusal(
          UnreadablePhoto.Reason.TRUNCATED, "is truncated: it ends before its pixels do", e);
    }
  }

  private static int afterBlocks(ByteBuffer file, int block) {
    int at = block;
    while (file.get(at) != 0) {
      at += 1 + (file.get(at) & 0xff);
    }
    return at + 1;
  }

  private static Frame frame(ByteBuffer file, int at, int transparent) {
    int left = u16(file, at);
    int top = u16(file, at + 2);
    return new Frame(
        Math.max(u16(file, CANVAS), left + u16(file, at + 4)),
        Math.max(u16(file, CANVAS + 2), top + u16(file, at + 6)),
        left,
        top,
        transparent);
  }

  private static int u16(ByteBuffer file, int at) {
    return file.getShort(at) & 0xffff;
  }

  @Override
  public int width() {
    return frame.canvasWidth;
  }

  @Override
  public int height() {
    return frame.canvasHeight;
  }

  @Override
  public int orientation() {
    return Orientation.UPRIGHT;
  }

  @Override
  public Pixels pixels() throws Refusal {
    BufferedImage image =
        ImageReading.run(ImageReading.jdk("gif"), bytes, reader -> reader.read(0));
    Pixels picture = Samples.rgb(image.getRaster(), image.getColorModel());
    if (picture.width() == width() && picture.height() == height()) {
      return picture;
    }
    return onCanvas(picture, background(image));
  }

  /// What shows where the frame does not reach: the transparent colour, else the palette's first.
  private int background(BufferedImage image) {
    int index = Math.max(frame.transparent, 0);
    return image.getColorModel() instanceof IndexColorModel palette && index < palette.getMapSize()
        ? palette.getRGB(index)
        : 0;
  }

  private Pixels onCanvas(Pixels picture, int background) {
    byte[] canvas = new byte[3 * width() * height()];
    byte[] colour = {(byte) (background >> 16), (byte) (background >> 8), (byte) background};
    if (background << 8 != 0) {
      for (int i = 0; i < canvas.length; i++) {
        canvas[i] = colour[i % 3];
      }
    }
    for (int y = 0; y < picture.height(); y++) {
      System.arraycopy(
          picture.rgb(),
          3 * y * picture.width(),
          canvas,
          3 * ((frame.top + y) * width() + frame.left),
          3 * picture.width());
    }
    return new Pixels(width(), height(), canvas);
  }
}
