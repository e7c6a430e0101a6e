package naja.photo;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/// Runs ImageIO readers over bytes in memory. The reader of each format is chosen by name: which
/// plug-ins happen to be registered changes nothing.
final class ImageReading {
  private static final String JDK_PLUGINS = "com.sun.imageio.plugins.";

  private static final String LIBWEBP_END = "NotEnoughData";

  private ImageReading() {}

  /// What a reader does with its input.
  interface Step<T> {
    T apply(ImageReader reader) throws IOException;
  }

  /// The reader that comes with the JDK.
  static ImageReader jdk(String format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith(JDK_PLUGINS)) {
        return reader;
      }
    }
    throw new IllegalStateException("this JDK has no " + format + " reader; use a full JDK 25");
  }

  /// The JPEG writer that comes with the JDK.
  static ImageWriter jdkJpegWriter() {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getName().startsWith(JDK_PLUGINS)) {
        return writer;
      }
    }
    throw new IllegalStateException("this JDK has no JPEG writer; use a full JDK 25");
  }

  /// Runs a step and frees the reader; whatever a reader throws becomes a refusal.
  static <T> T run(ImageReader reader, byte[] bytes, Step<T> step) throws Refusal {
    try (ImageInputStream input = new ByteArrayImageInputStream(bytes)) {
      reader.setInput(input, true, true);
      return step.apply(reader);
    } catch (Refusal e) {
      throw e;
    } catch (IOException e) {
      throw refusal(e);
    } catch (RuntimeException e) {
      // Readers meet malformed files with IndexOutOfBounds, IllegalArgument, NullPointer, …
      throw refusal(e);
    } catch (LinkageError e) {
      throw new Refusal(
          UnreadablePhoto.Reason.UNSUPPORTED_FORMAT,
          "needs a native library that does not start here; save it as JPEG or PNG",
          e);
    } finally {
      reader.dispose();
    }
  }

  /// The first image's samples, exactly as stored.
  static Pixels firstImage(ImageReader reader, byte[] bytes) throws Refusal {
    return run(
        reader,
        bytes,
        it -> {
          BufferedImage image = it.read(0);
          return Samples.rgb(image.getRaster(), image.getColorModel());
        });
  }

  private static Refusal refusal(Exception e) {
    if (endOfInput(e)) {
      return new Refusal(
          UnreadablePhoto.Reason.TRUNCATED, "is truncated: it ends before its pixels do", e);
    }
    return new Refusal(UnreadablePhoto.Reason.CORRUPT, "is corrupt: " + e.getMessage(), e);
  }

  private static boolean endOfInput(@Nullable Throwable e) {
    return e != null
        && (e instanceof EOFException
            || String.valueOf(e.getMessage()).contains(LIBWEBP_END)
            || endOfInput(e.getCause()));
  }
}
