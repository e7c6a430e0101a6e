package naja.photo.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import naja.photo.ExifOrientation;
import naja.photo.Pixels;
import naja.photo.transform.Preprocessing.CropOffset;
import naja.photo.transform.Preprocessing.Filter;
import naja.photo.transform.Preprocessing.Resize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessorTest {
  @Test
  void write_everySampleValue_isNormalisedInTheReferencesOrder() {
    byte[] rgb = new byte[3 * 256];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3);
    }
    Preprocessor preprocessor =
        preprocessor(
            new Resize.Exact(256, 1), 256, 1, CropOffset.FLOOR, List.of(0.485, 0.456, 0.406));
    FloatBuffer written = FloatBuffer.allocate(3 * 256);

    preprocessor.write(new Pixels(256, 1, rgb), written);

    // Hand-computed in IEEE arithmetic: float(v / 255) - float(mean), divided by float(std).
    assertThat(written.get(0)).isEqualTo((0f - 0.485f) / 0.25f);
    assertThat(written.get(255)).isEqualTo((1f - 0.485f) / 0.25f);
    assertThat(written.get(256 + 51)).isEqualTo(((float) 0.2 - 0.456f) / 0.25f);
    assertThat(written.get(512 + 204)).isEqualTo(((float) 0.8 - 0.406f) / 0.25f);
  }

  @Test
  void write_twice_fillsOnePhotoAfterTheOther() {
    Preprocessor preprocessor = plain(new Resize.Exact(2, 2), 2, CropOffset.FLOOR);
    FloatBuffer batch = FloatBuffer.allocate(30).position(3);

    preprocessor.write(new Pixels(1, 1, new byte[] {(byte) 255, 0, 0}), batch);
    preprocessor.write(new Pixels(1, 1, new byte[] {0, 0, (byte) 255}), batch);

    assertThat(batch.position()).isEqualTo(27);
    assertThat(batch.array())
        .containsExactly(
            0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0,
            0);
  }

  // A photo of columns 0, 10, 20, …, cropped without resizing: the values name the columns.
  @ParameterizedTest
  @CsvSource({
    "FLOOR, 7, 4, '10 20 30 40'",
    "HALF_EVEN, 7, 4, '20 30 40 50'",
    "FLOOR, 5, 4, '0 10 20 30'",
    "HALF_EVEN, 5, 4, '0 10 20 30'",
    "FLOOR, 6, 4, '10 20 30 40'",
    "HALF_EVEN, 6, 4, '10 20 30 40'",
    "FLOOR, 3, 6, '0 0 0 10 20 0'",
    "HALF_EVEN, 3, 6, '0 0 10 20 0 0'"
  })
  void write_centreCrop_keepsTheColumnsThatTheReferenceKeeps(
      CropOffset offset, int width, int crop, String expected) {
    byte[] rgb = new byte[3 * width * crop];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (10 * (i / 3 % width));
    }
    FloatBuffer written = FloatBuffer.allocate(3 * crop * crop);

    plain(new Resize.Exact(width, crop), crop, offset).write(new Pixels(width, crop, rgb), written);

    StringBuilder row = new StringBuilder();
    for (int x = 0; x < crop; x++) {
      row.append(x == 0 ? "" : " ").append(Math.round(written.get(x) * 255));
    }
    assertThat(row).hasToString(expected);
  }

  // The long side is 256 * long / short, cut off: 256 * 1600 / 1200 = 341.33.
  @ParameterizedTest
  @CsvSource({"1600, 1200, 341, 256", "479, 641, 256, 342", "3, 3, 256, 256", "1, 2, 256, 512"})
  void write_shortestEdge_cutsTheLongSideOff(int width, int height, int resized, int low) {
    Pixels pixels = gradient(width, height);
    FloatBuffer byEdge = FloatBuffer.allocate(3 * 224 * 224);
    FloatBuffer bySize = FloatBuffer.allocate(3 * 224 * 224);

    plain(new Resize.ShortestEdge(256), 224, CropOffset.FLOOR).write(pixels, byEdge);
    plain(new Resize.Exact(resized, low), 224, CropOffset.FLOOR).write(pixels, bySize);

    assertThat(byEdge.flip().mismatch(bySize.flip())).isEqualTo(-1);
  }

  private static Pixels gradient(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % width * 7 + i / 3 / width * 3 + i % 3 * 50);
    }
    return new Pixels(width, height, rgb);
  }

  private static Preprocessor plain(Resize resize, int crop, CropOffset offset) {
    return new Preprocessor(
        new Preprocessing(
            ExifOrientation.APPLIED,
            resize,
            Filter.BICUBIC,
            crop,
            crop,
            offset,
            1 / 255.0,
            List.of(0.0, 0.0, 0.0),
            List.of(1.0, 1.0, 1.0)));
  }

  private static Preprocessor preprocessor(
      Resize resize, int width, int height, CropOffset offset, List<Double> mean) {
    return new Preprocessor(
        new Preprocessing(
            ExifOrientation.APPLIED,
            resize,
            Filter.BILINEAR,
            width,
            height,
            offset,
            1 / 255.0,
            mean,
            List.of(0.25, 0.25, 0.25)));
  }
}
