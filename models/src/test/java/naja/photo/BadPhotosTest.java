package naja.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import naja.photo.UnreadablePhoto.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Photos that cannot be used are refused with the right reason, and nothing else is thrown.
class BadPhotosTest {
  private static final PhotoLimits LIMITS = PhotoLimits.DEFAULT;

  @Test
  void decode_noBytes_isEmpty() {
    assertThat(refusal(new byte[0])).hasMessage("it is empty");
    assertThat(refusal(new byte[0]).reason()).isEqualTo(Reason.EMPTY);
  }

  @Test
  void decode_moreBytesThanAllowed_isTooManyBytes() {
    UnreadablePhoto refusal = refusal(new byte[101], new PhotoLimits(100, 1000, 100, 10));

    assertThat(refusal.reason()).isEqualTo(Reason.TOO_MANY_BYTES);
    assertThat(refusal).hasMessageContaining("101").hasMessageContaining("100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hello, this is text", "BMW is a maker of cars", "<html><body>", "GIF", "P"})
  void decode_text_isNotAnImage(String text) {
    assertThat(reason(latin1(text))).isEqualTo(Reason.NOT_AN_IMAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "avif, mif1avif, AVIF",
    "mif1, avif, AVIF",
    "heic, mif1heic, HEIC",
    "mif1, heic, HEIC",
    "msf1, hevc, HEIC"
  })
  void decode_isoMediaImage_isUnsupportedByName(String major, String compatible, String name) {
    byte[] box = latin1("\0\0\0 ftyp" + major + "\0\0\0\0" + compatible);
    UnreadablePhoto refusal = refusal(Arrays.copyOf(box, 200));

    assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    assertThat(refusal).hasMessageContaining(name);
  }

  @Test
  void decode_isoMediaVideo_isNotAnImage() {
    byte[] box = latin1("\0\0\0\u0018ftypisom\0\0\0\0isommp42");

    assertThat(reason(Arrays.copyOf(box, 200))).isEqualTo(Reason.NOT_AN_IMAGE);
  }

  @ParameterizedTest
  @CsvSource({"50000, 50000, pixels a side", "29000, 29000, pixels in all", "2, 3000, ratio"})
  void decode_headerBeyondLimits_isTooLargeBeforeAnyPixelIsRead(
      int width, int height, String limit) {
    UnreadablePhoto refusal = refusal(pngHeader(width, height));

    assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(refusal).hasMessageContaining(width + " x " + height).hasMessageContaining(limit);
  }

  @Test
  void decode_pngOfNoPixels_isCorrupt() {
    assertThat(reason(pngHeader(0, 10))).isEqualTo(Reason.CORRUPT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "baseline-420.jpg",
        "progressive-420.jpg",
        "cmyk.jpg",
        "rgb.png",
        "rgb.bmp",
        "palette.gif",
        "lossy.webp",
        "lzw.tif"
      })
  void decode_anyCut_isRefusedAsTruncated(String name) {
    byte[] whole = SamplePhotos.bytes(name);
    for (int percent : new int[] {30, 50, 70, 90}) {
      byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);

      assertThat(reason(cut)).as("%s cut to %d %%", name, percent).isEqualTo(Reason.TRUNCATED);
    }
  }

  @Test
  void decode_jpegWithoutItsEnd_isTruncated() {
    byte[] whole = SamplePhotos.bytes("baseline-420.jpg");

    assertThat(reason(Arrays.copyOf(whole, whole.length - 2))).isEqualTo(Reason.TRUNCATED);
  }

  @Test
  void decode_jpegOfLostScanData_isCorrupt() {
    byte[] whole = SamplePhotos.bytes("baseline-420.jpg");
    byte[] cut = Arrays.copyOf(whole, whole.length / 2 + 2);
    cut[cut.length - 2] = (byte) 0xff;
    cut[cut.length - 1] = (byte) 0xd9;

    assertThat(reason(cut)).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void decode_pngOfOneFlippedBit_isCorrupt() {
    byte[] flipped = SamplePhotos.bytes("rgb.png");
    flipped[flipped.length / 2] ^= 1;

    assertThat(reason(flipped)).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void decode_progressiveJpegOfTooManyScans_isCorrupt() {
    byte[] whole = SamplePhotos.bytes("progressive-420.jpg");
    byte[] scans = latin1("\u00ff\u00da".repeat(600));

    assertThat(reason(concat(whole, scans))).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void decode_jpegWithTrailingBytes_isRead() {
    byte[] padded = concat(SamplePhotos.bytes("baseline-420.jpg"), latin1("left over"));

    Pixels pixels =
        new PhotoDecoder(LIMITS).decode(new Photo("it", padded), ExifOrientation.APPLIED);

    assertThat(pixels.width()).isEqualTo(50);
  }

  private static Reason reason(byte[] bytes) {
    return refusal(bytes).reason();
  }

  private static UnreadablePhoto refusal(byte[] bytes) {
    return refusal(bytes, LIMITS);
  }

  private static UnreadablePhoto refusal(byte[] bytes, PhotoLimits limits) {
    PhotoDecoder decoder = new PhotoDecoder(limits);
    return catchThrowableOfType(
        UnreadablePhoto.class,
        () -> decoder.decode(new Photo("it", bytes), ExifOrientation.APPLIED));
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  /// A PNG that says how large it is and then holds a few bytes only.
  private static byte[] pngHeader(int width, int height) {
    byte[] header =
        ByteBuffer.allocate(17)
            .put(latin1("IHDR"))
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    return concat(concat(latin1("\u0089PNG\r\n\u001a\n"), chunk(header)), chunk(latin1("IDATxyz")));
  }

  private static byte[] chunk(byte[] typeAndData) {
    CRC32 checksum = new CRC32();
    checksum.update(typeAndData);
    return ByteBuffer.allocate(typeAndData.length + 8)
        .putInt(typeAndData.length - 4)
        .put(typeAndData)
        .putInt((int) checksum.getValue())
        .array();
  }
}
