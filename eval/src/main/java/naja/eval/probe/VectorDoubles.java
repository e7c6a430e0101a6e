package naja.eval.probe;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Tiles in double precision by the Vector API: twelve sums of a register each.
final class VectorDoubles implements DoubleTile {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public int width() {
    return 2 * LANES;
  }

  @Override
  public void multiply(
      int steps,
      double[] left,
      int leftAt,
      double[] right,
      int rightAt,
      double[] sums,
      int at,
      int stride) {
    DoubleVector sum0 = DoubleVector.fromArray(SPECIES, sums, at);
    DoubleVector next0 = DoubleVector.fromArray(SPECIES, sums, at + LANES);
    DoubleVector sum1 = DoubleVector.fromArray(SPECIES, sums, at + stride);
    DoubleVector next1 = DoubleVector.fromArray(SPECIES, sums, at + stride + LANES);
    DoubleVector sum2 = DoubleVector.fromArray(SPECIES, sums, at + 2 * stride);
    DoubleVector next2 = DoubleVector.fromArray(SPECIES, sums, at + 2 * stride + LANES);
    DoubleVector sum3 = DoubleVector.fromArray(SPECIES, sums, at + 3 * stride);
    DoubleVector next3 = DoubleVector.fromArray(SPECIES, sums, at + 3 * stride + LANES);
    DoubleVector sum4 = DoubleVector.fromArray(SPECIES, sums, at + 4 * stride);
    DoubleVector next4 = DoubleVector.fromArray(SPECIES, sums, at + 4 * stride + LANES);
    DoubleVector sum5 = DoubleVector.fromArray(SPECIES, sums, at + 5 * stride);
    DoubleVector next5 = DoubleVector.fromArray(SPECIES, sums, at + 5 * stride + LANES);
    for (int step = 0; step < steps; step++, leftAt += HEIGHT, rightAt += 2 * LANES) {
      DoubleVector near = DoubleVector.fromArray(SPECIES, right, rightAt);
      DoubleVector far = DoubleVector.fromArray(SPECIES, right, rightAt + LANES);
      DoubleVector value = DoubleVector.broadcast(SPECIES, left[leftAt]);
      sum0 = value.fma(near, sum0);
      next0 = value.fma(far, next0);
      value = DoubleVector.broadcast(SPECIES, left[leftAt + 1]);
      sum1 = value.fma(near, sum1);
      next1 = value.fma(far, next1);
      value = DoubleVector.broadcast(SPECIES, left[leftAt + 2]);
      sum2 = value.fma(near, sum2);
      next2 = value.fma(far, next2);
      value = DoubleVector.broadcast(SPECIES, left[leftAt + 3]);
      sum3 = value.fma(near, sum3);
      next3 = value.fma(far, next3);
      value = DoubleVector.broadcast(SPECIES, left[leftAt + 4]);
      sum4 = value.fma(near, sum4);
      next4 = value.fma(far, next4);
      value = DoubleVector.broadcast(SPECIES, left[leftAt + 5]);
      sum5 = value.fma(near, sum5);
      next5 = value.fma(far, next5);
    }
    sum0.intoArray(sums, at);
    next0.intoArray(sums, at + LANES);
    sum1.intoArray(sums, at + stride);
    next1.intoArray(sums, at + stride + LANES);
    sum2.intoArray(sums, at + 2 * stride);
    next2.intoArray(sums, at + 2 * stride + LANES);
    sum3.intoArray(sums, at + 3 * stride);
    next3.intoArray(sums, at + 3 * stride + LANES);
    sum4.intoArray(sums, at + 4 * stride);
    next4.intoArray(sums, at + 4 * stride + LANES);
    sum5.intoArray(sums, at + 5 * stride);
    next5.intoArray(sums, at + 5 * stride + LANES);
  }
}
