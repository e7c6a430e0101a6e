package naja.encoder.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatchDctTest {
  @Test
  void topLeft_constantMatrix_hasOnlyTheMean() {
    float[] patches = new float[9 * 16];
    Arrays.fill(patches, 2);

    float[] corner = PatchDct.topLeft(patches, 9, 16);

    // An orthonormal transform keeps the norm: sqrt(9 * 16 * 2^2) = 24.
    assertThat(corner[0]).isCloseTo(24, within(1e-5f));
    for (int i = 1; i < corner.length; i++) {
      assertThat(corner[i]).isCloseTo(0, within(1e-5f));
    }
  }

  @Test
  void topLeft_eightByEight_keepsTheNormAndTransposes() {
    Random random = new Random(7);
    float[] patches = new float[64];
    float[] transposed = new float[64];
    double squares = 0;
    for (int i = 0; i < 64; i++) {
      patches[i] = random.nextFloat() - 0.5f;
      transposed[i % 8 * 8 + i / 8] = patches[i];
      squares += patches[i] * patches[i];
    }

    float[] corner = PatchDct.topLeft(patches, 8, 8);
    float[] ofTransposed = PatchDct.topLeft(transposed, 8, 8);

    double energy = 0;
    for (int i = 0; i < 64; i++) {
      energy += corner[i] * corner[i];
      assertThat(ofTransposed[i % 8 * 8 + i / 8]).isCloseTo(corner[i], within(1e-6f));
    }
    assertThat(energy).isCloseTo(squares, within(1e-5));
  }

  @Test
  void topLeft_cosineAlongThePatches_isOneRowOfTheCorner() {
    float[] patches = new float[20 * 10];
    for (int row = 0; row < 20; row++) {
      for (int i = 0; i < 10; i++) {
        patches[row * 10 + i] = (float) Math.cos(Math.PI * (2 * row + 1) * 3 / 40);
      }
    }

    float[] corner = PatchDct.topLeft(patches, 20, 10);

    // sqrt(2/20) * 10 (the sum of cos²) along the rows, sqrt(1/10) * 10 along the columns.
    assertThat(corner[3 * 8])
        .isCloseTo((float) (Math.sqrt(0.1) * 10 * Math.sqrt(10)), within(1e-4f));
    corner[3 * 8] = 0;
    for (float value : corner) {
      assertThat(value).isCloseTo(0, within(1e-5f));
    }
  }
}
