package naja.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import naja.testkit.TestData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every format that users send, against what Pillow makes of it, step by step.
class PixelCasesIT {
  private static final Map<String, Kernel> FILTERS =
      Map.of("bicubic", Kernel.CUBIC, "bilinear", Kernel.TRIANGLE);

  @TestFactory
  List<DynamicTest> photo_decodedAndResized_matchesPillowByteForByte() throws IOException {
    Path folder = TestData.require("cases/pixels");
    JsonNode cases = new JsonMapper().readTree(Files.readString(folder.resolve("expected.json")));
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : cases.properties()) {
      Path file = folder.resolve(entry.getKey());
      tests.add(DynamicTest.dynamicTest(entry.getKey(), () -> check(file, entry.getValue())));
    }
    assertThat(tests).hasSize(32);
    return tests;
  }

  private static void check(Path file, JsonNode expected) throws IOException {
    Photo photo = new Photo(file.getFileName().toString(), Files.readAllBytes(file));
    Pixels pixels = new PhotoDecoder(PhotoLimits.DEFAULT).decode(photo, ExifOrientation.APPLIED);

    assertThat(pixels.width()).isEqualTo(expected.get("width").asInt());
    assertThat(pixels.height()).isEqualTo(expected.get("height").asInt());
    assertHash(pixels, expected.get("rgb_sha256"));
    FILTERS.forEach((name, kernel) -> checkResizes(pixels, name, kernel, expected));
    for (String rounding : List.of("floor", "half_even")) {
      checkCrop(pixels, expected.path("crop224_" + rounding), expected);
    }
  }

  private static void checkResizes(Pixels pixels, String name, Kernel kernel, JsonNode expected) {
    Pixels squashed = Resampler.resize(pixels, 252, 252, kernel);
    assertHash(squashed, expected.get("squash252_" + name + "_sha256"));
    JsonNode shortest = expected.path("resize_shortest256_" + name);
    if (shortest.isObject()) {
      int width = shortest.get("width").asInt();
      int height = shortest.get("height").asInt();
      assertHash(Resampler.resize(pixels, width, height, kernel), shortest.get("sha256"));
    }
  }

  private static void checkCrop(Pixels pixels, JsonNode crop, JsonNode expected) {
    if (crop.isMissingNode()) {
      return;
    }
    JsonNode size = expected.get("resize_shortest256_bicubic");
    byte[] rgb = new byte[3 * 224 * 224];
    Resampler.resize(
        pixels,
        size.get("width").asInt(),
        size.get("height").asInt(),
        Kernel.CUBIC,
        new Resampler.Window(crop.get("left").asInt(), crop.get("top").asInt(), 224, 224),
        (row, packed) -> {
          for (int i = 0; i < 3 * 224; i++) {
            rgb[row * 3 * 224 + i] = (byte) (packed[i / 3] >> (8 * (i % 3)));
          }
        });
    assertHash(new Pixels(224, 224, rgb), crop.get("sha256"));
  }

  private static void assertHash(Pixels pixels, JsonNode expected) {
    assertThat(Hashes.sha256(pixels)).isEqualTo(expected.asString());
  }
}
