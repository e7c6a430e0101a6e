package naja.photo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Vectors and plain Java give the same samples.
final class RowsAcrossTest {
  @ParameterizedTest
  @CsvSource({
    "61, 47, 40, 7, 20",
    "300, 33, 11, 0, 11",
    "5, 1, 90, 3, 80",
    "689, 40, 341, 58, 224"
  })
  void resize_anyWindow_vectorsEqualPlainJava(
      int width, int height, int newWidth, int left, int count) {
    Pixels source = ResamplerTest.noise(width, height);
    for (Kernel kernel : Kernel.values()) {
      AxisWeights columns = AxisWeights.of(kernel, width, newWidth, left, count);

      assertThat(resized(new VectorRowsAcross(source, columns), height, count))
          .as("%s", kernel)
          .isDeepEqualTo(resized(new PlainRowsAcross(source, columns), height, count));
    }
  }

  @Test
  void of_startedWithTheModule_usesVectors() {
    Pixels source = ResamplerTest.noise(4, 4);

    assertThat(RowsAcross.of(source, AxisWeights.of(Kernel.CUBIC, 4, 2, 0, 2)))
        .isInstanceOf(VectorRowsAcross.class);
  }

  private static int[][] resized(RowsAcross across, int height, int columns) {
    int[][] rows = new int[height][columns];
    for (int y = 0; y < height; y += across.rowsAtOnce()) {
      across.resize(y, Math.min(across.rowsAtOnce(), height - y), row -> rows[row]);
    }
    return rows;
  }
}
