package naja.photo;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/// A WebP file, read by libwebp; of an animation the first frame.
final class WebpFile implements PhotoFile {
  private static final String ONE_PIXEL = "UklGRh4AAABXRUJQVlA4TBEAAAAvAAAAAAdQjyKXp/+BiOh/AAA=";
  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FRAME_HEADER = 16;

  private final byte[] picture;
  private final int orientation;
  private final int canvasWidth;
  private final int canvasHeight;
  private final int left;
  private final int top;

  private WebpFile(Chunks chunks) throws Refusal {
    this.orientation = Orientation.of(chunks.exif, chunks.xmp);
    this.picture = chunks.firstFrame == null ? chunks.bytes : chunks.still();
    int[] size =
        ImageReading.run(reader(), picture, it -> new int[] {it.getWidth(0), it.getHeight(0)});
    this.left = chunks.left;
    this.top = chunks.top;
    this.canvasWidth = Math.max(chunks.canvasWidth, left + size[0]);
    this.canvasHeight = Math.max(chunks.canvasHeight, top + size[1]);
  }

  static WebpFile open(byte[] bytes) throws Refusal {
    Chunks chunks = new Chunks(bytes);
    chunks.walk();
    return new WebpFile(chunks);
  }

  /// Whether the native library starts here.
  static boolean isReadable() {
    try {
      byte[] onePixel = Base64.getDecoder().decode(ONE_PIXEL);
      return ImageReading.firstImage(reader(), onePixel).width() == 1;
    } catch (Refusal e) {
      return false;
    }
  }

  private static ImageReader reader() {
    return new WebPImageReaderSpi().createReaderInstance(null);
  }

  @Override
  public int width() {
    return canvasWidth;
  }

  @Override
  public int height() {
    return canvasHeight;
  }

  @Override
  public int orientation() {
    return orientation;
  }

  @Override
  public Pixels pixels() throws Refusal {
    Pixels frame = ImageReading.firstImage(reader(), picture);
    if (frame.width() == canvasWidth && frame.height() == canvasHeight) {
      return frame;
    }
    byte[] canvas = new byte[3 * canvasWidth * canvasHeight];
    for (int y = 0; y < frame.height(); y++) {
      System.arraycopy(
          frame.rgb(),
          3 * y * frame.width(),
          canvas,
          3 * ((top + y) * canvasWidth + left),
          3 * frame.width());
    }
    return new Pixels(canvasWidth, canvasHeight, canvas);
  }

  private static final class Chunks {
    private final byte[] bytes;
    private final ByteBuffer file;
    private byte @Nullable [] exif;
    private byte @Nullable [] xmp;
    private byte @Nullable [] firstFrame;
    private int canvasWidth;
    private int canvasHeight;
    private int left;
    private int top;

    Chunks(byte[] bytes) {
      this.bytes = bytes;
      this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    void walk() throws Refusal {
      long end = 8 + (file.getInt(4) & 0xffffffffL);
      if (end > bytes.length) {
        throw Refusal.truncated(
            "is truncated: %d of its %d bytes are there".formatted(bytes.length, end));
      }
      int at = RIFF_HEADER;
      while (at + CHUNK_HEADER <= end) {
        String type = new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
        int length = file.getInt(at + 4);
        if (length < 0 || length > end - at - CHUNK_HEADER) {
          throw Refusal.truncated("is truncated: it ends within its " + type.strip() + " chunk");
        }
        take(type, at + CHUNK_HEADER, length);
        at += CHUNK_HEADER + length + (length & 1);
      }
    }

    private void take(String type, int at, int length) {
      switch (type) {
        case "EXIF" -> exif = Arrays.copyOfRange(bytes, at, at + length);
        case "XMP " -> xmp = Arrays.copyOfRange(bytes, at, at + length);
        case "VP8X" -> {
          canvasWidth = 1 + u24(at + 4);
          canvasHeight = 1 + u24(at + 7);
        }
        case "ANMF" -> takeFrame(at, length);
        default -> {}
      }
    }

    private void takeFrame(int at, int length) {
      if (firstFrame == null && length > FRAME_HEADER) {
        firstFrame = Arrays.copyOfRange(bytes, at + FRAME_HEADER, at + length);
        left = 2 * u24(at);
        top = 2 * u24(at + 3);
      }
    }

    private int u24(int at) {
      return (file.getShort(at) & 0xffff) | (file.get(at + 2) & 0xff) << 16;
    }

    /// The first frame as a file of its own; its alpha is not needed.
    byte[] still() {
      byte[] frame = withoutAlpha(firstFrame == null ? bytes : firstFrame);
      return ByteBuffer.allocate(RIFF_HEADER + frame.length)
          .order(ByteOrder.LITTLE_ENDIAN)
          .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
          .putInt(4 + frame.length)
          .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
          .put(frame)
          .array();
    }

    private static byte[] withoutAlpha(byte[] frame) {
      if (frame[0] != 'A') {
        return frame;
      }
      int length = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
      int picture = CHUNK_HEADER + length + (length & 1);
      return Arrays.copyOfRange(frame, Objects.checkIndex(picture, frame.length), frame.length);
    }
  }
}
