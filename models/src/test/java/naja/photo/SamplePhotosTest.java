package naja.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import naja.photo.SamplePhotos.Expected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The photos of the repository against what Pillow made of them, byte for byte.
class SamplePhotosTest {
  private final PhotoDecoder decoder = new PhotoDecoder(PhotoLimits.DEFAULT);

  static List<Expected> photos() {
    return SamplePhotos.expected();
  }

  static List<Expected> jpegs() {
    return photos().stream().filter(it -> it.photo().endsWith(".jpg")).toList();
  }

  @ParameterizedTest
  @MethodSource("photos")
  void decode_everyFormat_matchesPillow(Expected expected) {
    Pixels pixels = decode(expected);

    assertThat(pixels.width()).isEqualTo(expected.width());
    assertThat(pixels.height()).isEqualTo(expected.height());
    assertThat(Hashes.sha256(pixels)).isEqualTo(expected.rgb());
  }

  @ParameterizedTest
  @MethodSource("photos")
  void resize_everyFilter_matchesPillow(Expected expected) {
    Pixels pixels = decode(expected);
    int edge = Math.min(pixels.width(), pixels.height());
    int width = 32 * pixels.width() / edge;
    int height = 32 * pixels.height() / edge;

    assertThat(Hashes.sha256(Resampler.resize(pixels, width, height, Kernel.CUBIC)))
        .isEqualTo(expected.bicubic());
    assertThat(Hashes.sha256(Resampler.resize(pixels, width, height, Kernel.TRIANGLE)))
        .isEqualTo(expected.bilinear());
    assertThat(Hashes.sha256(Resampler.resize(pixels, 29, 40, Kernel.CUBIC)))
        .isEqualTo(expected.squashed());
  }

  @ParameterizedTest
  @MethodSource("jpegs")
  void portablePixels_everyJpeg_matchPillow(Expected expected) throws Refusal {
    JpegFile file = JpegFile.open(SamplePhotos.bytes(expected.photo()));

    Pixels pixels = Orientation.upright(file.portablePixels(), file.orientation());

    assertThat(Hashes.sha256(pixels)).isEqualTo(expected.rgb());
  }

  @ParameterizedTest
  @MethodSource("jpegs")
  void turboPixels_everyJpegOfThreeColours_matchPillow(Expected expected) throws Refusal {
    assumeTrue(TurboJpeg.library() != null, "skipped: libjpeg-turbo is absent");
    byte[] bytes = SamplePhotos.bytes(expected.photo());
    JpegFile file = JpegFile.open(bytes);
    Pixels pixels = TurboJpeg.decode(bytes, file.width(), file.height());
    if (pixels == null) {
      assertThat(expected.photo()).isIn("cmyk.jpg", "ycck.jpg");
      return;
    }
    Pixels upright = Orientation.upright(pixels, file.orientation());

    assertThat(Hashes.sha256(upright)).isEqualTo(expected.rgb());
  }

  @ParameterizedTest
  @ValueSource(ints = {1023, 1024, 1025})
  void turboPixels_photoAboutTheSizeThatLeavesTheHeap_equalTheJdks(int edge) throws Exception {
    assumeTrue(TurboJpeg.library() != null, "skipped: libjpeg-turbo is absent");
    byte[] bytes = drawing(edge);

    Pixels pixels = TurboJpeg.decode(bytes, edge, edge);

    assertThat(pixels).isNotNull();
    assertThat(Hashes.sha256(pixels))
        .isEqualTo(Hashes.sha256(JpegFile.open(bytes).portablePixels()));
  }

  private static byte[] drawing(int edge) throws IOException {
    var image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < edge; y++) {
      for (int x = 0; x < edge; x++) {
        image.setRGB(x, y, x * y ^ (x << 12));
      }
    }
    var jpeg = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", jpeg);
    return jpeg.toByteArray();
  }

  private Pixels decode(Expected expected) {
    return decoder.decode(SamplePhotos.photo(expected.photo()), ExifOrientation.APPLIED);
  }
}
