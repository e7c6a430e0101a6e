package naja.photo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A PNG file. The JDK's reader is given the four chunks that make the picture and nothing else:
/// colour profiles, text and transparency neither change a sample nor cost memory.
final class PngFile implements PhotoFile {
  private static final int SIGNATURE = 8;

  private final byte[] picture;
  private final int width;
  private final int height;
  private final int orientation;

  private PngFile(byte[] picture, int width, int height, int orientation) {
    this.picture = picture;
    this.width = width;
    this.height = height;
    this.orientation = orientation;
  }

  static PngFile open(byte[] bytes) throws Refusal {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    if (!type(bytes, SIGNATURE).equals("IHDR")) {
      throw Refusal.corrupt("is corrupt: a PNG that does not begin with its header");
    }
    int width = file.getInt(SIGNATURE + 8);
    int height = file.getInt(SIGNATURE + 12);
    Chunks chunks = new Chunks(bytes);
    chunks.walk(file);
    return new PngFile(
        chunks.picture.toByteArray(), width, height, Orientation.of(chunks.exif, chunks.xmp));
  }

  private static String type(byte[] bytes, int chunk) {
    if (chunk + 8 > bytes.length) {
      throw new IndexOutOfBoundsException(chunk);
    }
    return new String(bytes, chunk + 4, 4, StandardCharsets.ISO_8859_1);
  }

  private static final class Chunks {
    private final byte[] bytes;
    private final ByteArrayOutputStream picture;
    private byte @Nullable [] exif;
    private byte @Nullable [] xmp;

    Chunks(byte[] bytes) {
      this.bytes = bytes;
      this.picture = new ByteArrayOutputStream(bytes.length + 12);
      picture.write(bytes, 0, SIGNATURE);
    }

    void walk(ByteBuffer file) throws Refusal {
      int at = SIGNATURE;
      boolean ended = false;
      while (!ended && at + 12 <= bytes.length) {
        String type = type(bytes, at);
        int length = file.getInt(at);
        if (length < 0 || length > bytes.length - at - 12) {
          throw Refusal.truncated("is truncated: it ends within its " + type + " chunk");
        }
        take(type, file, at, length);
        at += 12 + length;
        ended = type.equals("IEND");
      }
      if (!ended) {
        picture.writeBytes(new byte[] {0, 0, 0, 0, 'I', 'E', 'N', 'D', -82, 66, 96, -126});
      }
    }

    private void take(String type, ByteBuffer file, int at, int length) throws Refusal {
      switch (type) {
        case "IHDR", "PLTE", "IDAT", "IEND" -> {
          requireChecksum(type, at, length, file.getInt(at + 8 + length));
          picture.write(bytes, at, 12 + length);
        }
        case "eXIf" -> exif = part(at + 8, length);
        case "tEXt", "zTXt", "iTXt" -> takeText(new PngText(type, part(at + 8, length)));
        default -> {}
      }
    }

    private void takeText(PngText text) {
      switch (text.keyword()) {
        case "XML:com.adobe.xmp" -> xmp = text.text();
        case "Raw profile type exif" -> exif = exif == null ? text.rawProfile() : exif;
        default -> {}
      }
    }

    private byte[] part(int at, int length) {
      return Arrays.copyOfRange(bytes, at, at + length);
    }

    private void requireChecksum(String type, int at, int length, int expected) throws Refusal {
      CRC32 crc = new CRC32();
      crc.update(bytes, at + 4, 4 + length);
      if ((int) crc.getValue() != expected) {
        throw Refusal.corrupt("is corrupt: its " + type + " chunk fails the checksum");
      }
    }
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
    return orientation;
  }

  @Override
  public Pixels pixels() throws Refusal {
    return ImageReading.firstImage(ImageReading.jdk("png"), picture);
  }
}
