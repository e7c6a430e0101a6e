package naja.eval.probe;

/// Tiles in single precision.
sealed interface FloatTile extends Tile<float[]> permits PlainFloats, VectorFloats {
  @Override
  default float[] zeros(int length) {
    return new float[length];
  }

  @Override
  default void pack(double[] row, int from, int to, float[] target, int at, int stride) {
    for (int i = from; i < to; i++) {
      target[at + (i - from) * stride] = (float) row[i];
    }
  }

  @Override
  default void packStep(double[] row, int from, int to, float[] target, int at, int jump) {
    int i = from;
    int tile = at;
    for (; i + HEIGHT <= to; i += HEIGHT, tile += jump) {
      target[tile] = (float) row[i];
      target[tile + 1] = (float) row[i + 1];
      target[tile + 2] = (float) row[i + 2];
      target[tile + 3] = (float) row[i + 3];
      target[tile + 4] = (float) row[i + 4];
      target[tile + 5] = (float) row[i + 5];
    }
    for (int rest = 0; i < to; i++, rest++) {
      target[tile + rest] = (float) row[i];
    }
  }

  @Override
  default void addTo(double[] row, float[] values, int at) {
    for (int i = 0; i < row.length; i++) {
      row[i] += values[at + i];
    }
  }
}
