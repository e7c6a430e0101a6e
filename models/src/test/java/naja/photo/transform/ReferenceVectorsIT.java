package naja.photo.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import naja.photo.ExifOrientation;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;
import naja.photo.PhotoLimits;
import naja.photo.Pixels;
import naja.testkit.TestData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Preprocessing against the pixel values of Hugging Face's DINOv2 processor on Pillow.
class ReferenceVectorsIT {
  private static final Preprocessing DINOV2 =
      new Preprocessing(
          ExifOrientation.APPLIED,
          new Preprocessing.Resize.ShortestEdge(256),
          Preprocessing.Filter.BICUBIC,
          224,
          224,
          Preprocessing.CropOffset.FLOOR,
          1 / 255.0,
          List.of(0.485, 0.456, 0.406),
          List.of(0.229, 0.224, 0.225));

  @ParameterizedTest
  @ValueSource(strings = {"j420.jpg", "jexif1.jpg", "i4_333x500.png"})
  void write_referencePhoto_matchesPixelValuesBitForBit(String name) throws IOException {
    Path photo = TestData.require("models/dinov2-tiny-random/testvec/" + name);
    FloatBuffer expected =
        ByteBuffer.wrap(Files.readAllBytes(photo.resolveSibling(name + ".pixel_values.f32")))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    Pixels pixels =
        new PhotoDecoder(PhotoLimits.DEFAULT)
            .decode(new Photo(name, Files.readAllBytes(photo)), DINOV2.orientation());
    FloatBuffer written = FloatBuffer.allocate(3 * 224 * 224);

    new Preprocessor(DINOV2).write(pixels, written);

    assertThat(written.flip().mismatch(expected)).isEqualTo(-1);
  }
}
