package naja.photo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
  // The EXIF standard names, per value, the side that the stored first row and column show.
  @ParameterizedTest
  @CsvSource({
    "1, abc/def",
    "2, cba/fed",
    "3, fed/cba",
    "4, def/abc",
    "5, ad/be/cf",
    "6, da/eb/fc",
    "7, fc/eb/da",
    "8, cf/be/ad",
    "0, abc/def",
    "9, abc/def"
  })
  void upright_storedRows_standAsTheStandardSays(int orientation, String upright) {
    assertThat(letters(Orientation.upright(pixels("abc/def"), orientation))).isEqualTo(upright);
  }

  @Test
  void decode_orientationIgnored_keepsTheStoredSides() {
    PhotoDecoder decoder = new PhotoDecoder(PhotoLimits.DEFAULT);
    Photo photo = SamplePhotos.photo("exif-6.jpg");

    assertThat(decoder.decode(photo, ExifOrientation.IGNORED).width()).isEqualTo(50);
    assertThat(decoder.decode(photo, ExifOrientation.APPLIED).width()).isEqualTo(37);
  }

  @Test
  void decode_turnedTiff_isTurnedInEitherCase() {
    PhotoDecoder decoder = new PhotoDecoder(PhotoLimits.DEFAULT);

    assertThat(decoder.decode(SamplePhotos.photo("turned-6.tif"), ExifOrientation.IGNORED).width())
        .isEqualTo(37);
  }

  private static Pixels pixels(String rows) {
    int width = rows.indexOf('/');
    String letters = rows.replace("/", "");
    byte[] rgb = new byte[3 * letters.length()];
    for (int i = 0; i < letters.length(); i++) {
      rgb[3 * i] = (byte) letters.charAt(i);
      rgb[3 * i + 1] = (byte) (letters.charAt(i) + 1);
      rgb[3 * i + 2] = (byte) (letters.charAt(i) + 2);
    }
    return new Pixels(width, letters.length() / width, rgb);
  }

  private static String letters(Pixels pixels) {
    StringBuilder letters = new StringBuilder();
    byte[] rgb = pixels.rgb();
    for (int i = 0; i < pixels.width() * pixels.height(); i++) {
      letters.append(i > 0 && i % pixels.width() == 0 ? "/" : "").append((char) rgb[3 * i]);
      assertThat(rgb[3 * i + 2] - rgb[3 * i]).isEqualTo(2);
    }
    return letters.toString();
  }
}
