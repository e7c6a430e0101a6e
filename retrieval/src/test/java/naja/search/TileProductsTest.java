package naja.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileProductsTest {
  private static final int SUMS = TileProducts.ROWS * TileProducts.WIDTH;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 64, 769})
  void multiply_bothWays_giveTheSameBitsAndTheProducts(int dimension) {
    Random random = new Random(dimension);
    float[] rows = drawn(random, TileProducts.ROWS * dimension);
    float[] tile = drawn(random, TileProducts.WIDTH * dimension);
    float[] plain = drawn(random, SUMS);
    float[] vector = drawn(random, SUMS);

    new PlainTileProducts().multiply(rows, 0, dimension, tile, plain);
    new VectorTileProducts().multiply(rows, 0, dimension, tile, vector);

    assertThat(plain).containsExactly(vector);
    assertThat((double) plain[SUMS - 1])
        .isCloseTo(lastProduct(rows, tile, dimension), within(1e-4));
  }

  private static double lastProduct(float[] rows, float[] tile, int dimension) {
    double product = 0;
    for (int i = 0; i < dimension; i++) {
      product +=
          (double) rows[(TileProducts.ROWS - 1) * dimension + i]
              * tile[i * TileProducts.WIDTH + TileProducts.WIDTH - 1];
    }
    return product;
  }

  private static float[] drawn(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }
}
