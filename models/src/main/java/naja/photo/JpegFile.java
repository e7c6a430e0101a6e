package naja.photo;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/// A JPEG file. libjpeg-turbo decodes it where the library is there; otherwise, and for whatever
/// that refuses, the JDK's reader delivers the raw components, which are then turned into RGB here.
final class JpegFile implements PhotoFile {
  /// Each scan of a progressive file costs a pass over the whole picture; cameras write about 10.
  private static final int MAX_SCANS = 500;

  private final byte[] bytes;
  private final JpegHeader header;

  private JpegFile(byte[] bytes, JpegHeader header) {
    this.bytes = bytes;
    this.header = header;
  }

  static JpegFile open(byte[] bytes) throws Refusal {
    JpegFile file = new JpegFile(bytes, JpegHeader.read(bytes));
    if (file.header.progressive() && file.scans() > MAX_SCANS) {
      throw Refusal.corrupt("is corrupt: it has more than " + MAX_SCANS + " scans");
    }
    return file;
  }

  @Override
  public int width() {
    return header.width();
  }

  @Override
  public int height() {
    return header.height();
  }

  @Override
  public int orientation() {
    return header.orientation();
  }

  @Override
  public Pixels pixels() throws Refusal {
    Pixels fast =
        header.components().size() == 4 ? null : TurboJpeg.decode(bytes, width(), height());
    return fast == null ? portablePixels() : fast;
  }

  /// The pixels by the JDK's reader, whatever else is there.
  Pixels portablePixels() throws Refusal {
    byte[] samples = rawSamples();
    JpegColours.smoothColumns(samples, header);
    return new Pixels(width(), height(), JpegColours.toRgb(samples, header.colours()));
  }

  /// The interleaved components; of the file the reader sees tables, frame and scans, so that no
  /// broken profile, preview or camera block can stop it or change a colour.
  private byte[] rawSamples() throws Refusal {
    Raster raster = ImageReading.run(ImageReading.jdk("jpeg"), bare(), JpegFile::readRaster);
    if (raster.getNumBands() != header.components().size()
        || raster.getWidth() != width()
        || raster.getHeight() != height()) {
      throw Refusal.corrupt("is corrupt: its picture differs from its header");
    }
    if (raster.getDataBuffer() instanceof DataBufferByte data
        && data.getData().length == width() * height() * raster.getNumBands()) {
      return data.getData();
    }
    byte[] samples = new byte[width() * height() * raster.getNumBands()];
    raster.getDataElements(0, 0, width(), height(), samples);
    return samples;
  }

  private int scans() {
    int scans = 0;
    for (int at = header.scan(); at + 1 < bytes.length; at++) {
      if (bytes[at] == -1 && bytes[at + 1] == (byte) 0xda) {
        scans++;
      }
    }
    return scans;
  }

  private byte[] bare() {
    ByteArrayOutputStream bare = new ByteArrayOutputStream(bytes.length);
    for (JpegHeader.Segment table : header.tables()) {
      bare.write(bytes, table.from(), table.length());
    }
    bare.write(bytes, header.scan(), bytes.length - header.scan());
    return bare.toByteArray();
  }

  private static Raster readRaster(ImageReader reader) throws IOException {
    Warnings warnings = new Warnings();
    reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
    Raster raster = reader.readRaster(0, reader.getDefaultReadParam());
    if (warnings.first != null) {
      throw refusal(warnings.first);
    }
    return raster;
  }

  private static Refusal refusal(String warning) {
    if (warning.contains("EOI") || warning.startsWith("Premature end")) {
      return Refusal.truncated("is truncated: it ends before its pixels do");
    }
    return Refusal.corrupt("is corrupt: " + warning);
  }

  /// The first warning that means lost pixels.
  private static final class Warnings {
    private @Nullable String first;

    void add(String warning) {
      if (first == null && !warning.contains("extraneous bytes")) {
        first = warning;
      }
    }
  }
}
