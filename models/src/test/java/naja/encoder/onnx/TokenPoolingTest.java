package naja.encoder.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import naja.encoder.EncoderException;
import naja.encoder.Pooling;
import naja.encoder.card.EncoderCard;
import org.junit.jupiter.api.Test;

class TokenPoolingTest {
  // Two photos of a class token, a register and two patches of width 2.
  private static final TensorValues TOKENS =
      tensor(new float[] {1, 2, 90, 90, 3, 4, 5, 8, 10, 20, 90, 90, 30, 40, 50, 80}, 2, 4, 2);

  @Test
  void pool_cls_takesTheFirstToken() {
    assertThat(pooling(Pooling.CLS, 2).pool(TOKENS, 1)).containsExactly(10, 20);
  }

  @Test
  void pool_meanPatches_leavesClassTokenAndRegistersOut() {
    assertThat(pooling(Pooling.MEAN_PATCHES, 2).pool(TOKENS, 0)).containsExactly(4, 6);
    assertThat(pooling(Pooling.MEAN_PATCHES, 2).pool(TOKENS, 1)).containsExactly(40, 60);
  }

  @Test
  void pool_clsMean_isBoth() {
    assertThat(pooling(Pooling.CLS_MEAN, 2).pool(TOKENS, 0)).containsExactly(1, 2, 4, 6);
    assertThat(pooling(Pooling.CLS_MEAN, 2).dimension(TOKENS)).isEqualTo(4);
  }

  @Test
  void pool_noneOnFlatOrOneByOneMaps_takesTheRow() {
    float[] values = {1, 2, 3, 4};
    assertThat(pooling(Pooling.NONE, 0).pool(tensor(values, 2, 2), 1)).containsExactly(3, 4);
    assertThat(pooling(Pooling.NONE, 0).dimension(tensor(values, 2, 2, 1, 1))).isEqualTo(2);
  }

  @Test
  void dimension_shapeThatDoesNotSuit_isRefusedWithTheShape() {
    assertThatThrownBy(() -> pooling(Pooling.NONE, 0).dimension(TOKENS))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("[2, 4, 2]");
    assertThatThrownBy(() -> pooling(Pooling.CLS, 1).dimension(tensor(new float[4], 2, 2)))
        .hasMessageContaining("[2, 2]");
    assertThatThrownBy(() -> pooling(Pooling.MEAN_PATCHES, 4).dimension(TOKENS))
        .hasMessageContaining("no patch after 4 prefix tokens");
  }

  private static TokenPooling pooling(Pooling pooling, int prefixTokens) {
    return new TokenPooling(new EncoderCard.Output("tokens", pooling, prefixTokens, 2));
  }

  private static TensorValues tensor(float[] values, long... shape) {
    return new TensorValues(shape, FloatBuffer.wrap(values));
  }
}
