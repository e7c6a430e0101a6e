package naja.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResamplerTest {
  @ParameterizedTest
  @CsvSource({
    "50, 37, 20, 31", "37, 50, 90, 70", "1, 40, 7, 9", "40, 1, 9, 7", "64, 48, 64, 20",
    "64, 48, 33, 48", "5, 5, 5, 5", "300, 200, 3, 2", "2, 2, 41, 1", "101, 99, 100, 98"
  })
  void resize_anySizes_equalsThePlainTwin(int width, int height, int newWidth, int newHeight) {
    Pixels source = noise(width, height);
    for (Kernel kernel : Kernel.values()) {
      assertThat(Resampler.resize(source, newWidth, newHeight, kernel).rgb())
          .as("%s", kernel)
          .isEqualTo(PlainResampler.resize(source, newWidth, newHeight, kernel).rgb());
    }
  }

  @ParameterizedTest
  @EnumSource
  void resize_window_equalsThatPartOfTheWhole(Kernel kernel) {
    Pixels source = noise(61, 47);
    Pixels whole = Resampler.resize(source, 40, 33, kernel);

    Resampler.resize(
        source,
        40,
        33,
        kernel,
        new Resampler.Window(7, 11, 20, 15),
        (row, pixels) -> {
          for (int i = 0; i < 3 * 20; i++) {
            int expected = whole.rgb()[3 * ((11 + row) * 40 + 7) + i] & 0xff;
            int sample = (pixels[i / 3] >> (8 * (i % 3))) & 0xff;
            assertThat(sample).as("row %d, sample %d", row, i).isEqualTo(expected);
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void resize_oneColour_staysThatColour(Kernel kernel) {
    byte[] rgb = new byte[3 * 30 * 20];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i % 3 == 0 ? 255 : i % 3 == 1 ? 0 : 131);
    }

    byte[] resized = Resampler.resize(new Pixels(30, 20, rgb), 11, 45, kernel).rgb();

    for (int i = 0; i < resized.length; i++) {
      assertThat(resized[i]).isEqualTo(rgb[i % 3]);
    }
  }

  @Test
  void resize_windowOutsideThePicture_isRefused() {
    Pixels source = noise(10, 10);

    assertThatThrownBy(() ->
            Resampler.resize(
                source, 8, 8, Kernel.CUBIC, new Resampler.Window(1, 0, 8, 8), (row, rgb) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8 x 8");
  }

  /// Noise that reaches both ends of the range, so that clipping happens.
  static Pixels noise(int width, int height) {
    Random random = new Random(31L * width + height);
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) Math.clamp(random.nextInt(-80, 336), 0, 255);
    }
    return new Pixels(width, height, rgb);
  }
}
