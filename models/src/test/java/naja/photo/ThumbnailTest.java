package naja.photo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbnailTest {
  @ParameterizedTest
  @CsvSource({
    "538, 500, 240, 223",
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

  private static Pixels decode(byte[] jpeg) {
    return new PhotoDecoder(new PhotoLimits(1 << 20, 1 << 20, 1000, 1000))
        .decode(new Photo("thumbnail", jpeg), ExifOrientation.APPLIED);
  }
}
