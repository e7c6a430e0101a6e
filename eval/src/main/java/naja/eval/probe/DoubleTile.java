package naja.eval.probe;

/// Tiles in double precision.
sealed interface DoubleTile extends Tile<double[]> permits PlainDoubles, VectorDoubles {
  @Override
  default double[] zeros(int length) {
    return new double[length];
  }

  @Override
  default void pack(double[] row, int from, int to, double[] target, int at, int stride) {
    if (stride == 1) {
      System.arraycopy(row, from, target, at, to - from);
      return;
    }
    for (int i = from; i < to; i++) {
      target[at + (i - from) * stride] = row[i];
    }
  }

  @Override
  default void packStep(double[] row, int from, int to, double[] target, int at, int jump) {
    int i = from;
    int tile = at;
    for (; i + HEIGHT <= to; i += HEIGHT, tile += jump) {
      target[tile] = row[i];
      target[tile + 1] = row[i + 1];
      target[tile + 2] = row[i + 2];
      target[tile + 3] = row[i + 3];
      target[tile + 4] = row[i + 4];
      target[tile + 5] = row[i + 5];
    }
    for (int rest = 0; i < to; i++, rest++) {
      target[tile + rest] = row[i];
    }
  }

  @Override
  default void addTo(double[] row, double[] values, int at) {
    for (int i = 0; i < row.length; i++) {
      row[i] += values[at + i];
    }
  }
}
