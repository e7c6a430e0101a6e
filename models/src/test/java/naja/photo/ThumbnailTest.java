package naja.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailTest {
  @ParameterizedTest
  @CsvSource({
    "538, 500, 240, 223",
    "3000, 2001, 240, 160",
    "2000, 2, 240, 1",
    "500, 538, 223, 240",
    "900, 1, 240, 1",
    "240, 100, 240, 100",
    "12, 9, 12, 9"
  })
  void jpeg_anySize_keepsTheWholePhotoWithinTheSide(int width, int height, int small, int low) {
    Pixels thumbnail = decode(Thumbnail.jpeg(ResamplerTest.noise(width, height)));

    assertThat(thumbnail.width()).isEqualTo(small);
    assertThat(thumbnail.height()).isEqualTo(low);
  }

  @Test
  void jpeg_samePixels_givesTheSameBytes() {
    Pixels pixels = ResamplerTest.noise(300, 200);

    assertThat(Thumbnail.jpeg(pixels)).isEqualTo(Thumbnail.jpeg(pixels));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 7})
  void small_sizeIsAMultiple_isTheMeanOfEverySquare(int factor) {
    int width = 240 * factor;
    int height = 160 * factor;
    byte[] rgb = new byte[3 * width * height];
    new Random(factor).nextBytes(rgb);

    Pixels small = Thumbnail.small(new Pixels(width, height, rgb));

    assertThat(small.width()).isEqualTo(240);
    assertThat(small.height()).isEqualTo(160);
    for (int i = 0; i < small.rgb().length; i++) {
      int x = i / 3 % 240;
      int y = i / 3 / 240;
      double sum = 0;
      for (int j = 0; j < factor * factor; j++) {
        int row = y * factor + j / factor;
        int column = x * factor + j % factor;
        sum += rgb[3 * (row * width + column) + i % 3] & 0xff;
      }
      assertThat(small.rgb()[i] & 0xff).isEqualTo((int) Math.floor(sum / (factor * factor) + 0.5));
    }
  }

  @Test
  void jpeg_photoOfOneColour_showsThatColour() {
    byte[] rgb = new byte[3 * 400 * 300];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) 200;
      rgb[i + 1] = 90;
      rgb[i + 2] = 30;
    }

    byte[] thumbnail = decode(Thumbnail.jpeg(new Pixels(400, 300, rgb))).rgb();

    assertThat(thumbnail[0] & 0xff).isBetween(197, 203);
    assertThat(thumbnail[1] & 0xff).isBetween(87, 93);
    assertThat(thumbnail[2] & 0xff).isBetween(27, 33);
  }

  @Test
  void jpeg_withAndWithoutTheFastLibrary_looksTheSame() {
    byte[] rgb = new byte[3 * 1000 * 700];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / 3 % 1000;
      int y = i / 3000;
      rgb[i] = (byte) (128 + 100 * Math.sin(x / 90.0 + i % 3) * Math.cos(y / 70.0));
    }
    Pixels pixels = new Pixels(1000, 700, rgb);

    byte[] fast = decode(Thumbnail.jpeg(pixels)).rgb();
    byte[] portable = decode(Thumbnail.encodeByJdk(Thumbnail.small(pixels))).rgb();

    assertThat(meanDifference(fast, portable)).isLessThan(2);
  }

  private static double meanDifference(byte[] some, byte[] others) {
    assertThat(some).hasSameSizeAs(others);
    long sum = 0;
    for (int i = 0; i < some.length; i++) {
      sum += Math.abs((some[i] & 0xff) - (others[i] & 0xff));
    }
    return (double) sum / some.length;
  }

  private static Pixels decode(byte[] jpeg) {
    return new PhotoDecoder(new PhotoLimits(1 << 20, 1 << 20, 1000, 1000))
        .decode(new Photo("thumbnail", jpeg), ExifOrientation.APPLIED);
  }
}
