package naja.eval.probe;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Tiles in single precision by the Vector API: twelve sums of a register each.
final class VectorFloats implements FloatTile {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public int width() {
    return 2 * LANES;
  }

  @Override
  public void multiply(
      int steps,
      float[] left,
      int leftAt,
      float[] right,
      int rightAt,
      float[] sums,
      int at,
      int stride) {
    FloatVector sum0 = FloatVector.fromArray(SPECIES, sums, at);
    FloatVector next0 = FloatVector.fromArray(SPECIES, sums, at + LANES);
    FloatVector sum1 = FloatVector.fromArray(SPECIES, sums, at + stride);
    FloatVector next1 = FloatVector.fromArray(SPECIES, sums, at + stride + LANES);
    FloatVector sum2 = FloatVector.fromArray(SPECIES, sums, at + 2 * stride);
    FloatVector next2 = FloatVector.fromArray(SPECIES, sums, at + 2 * stride + LANES);
    FloatVector sum3 = FloatVector.fromArray(SPECIES, sums, at + 3 * stride);
    FloatVector next3 = FloatVector.fromArray(SPECIES, sums, at + 3 * stride + LANES);
    FloatVector sum4 = FloatVector.fromArray(SPECIES, sums, at + 4 * stride);
    FloatVector next4 = FloatVector.fromArray(SPECIES, sums, at + 4 * stride + LANES);
    FloatVector sum5 = FloatVector.fromArray(SPECIES, sums, at + 5 * stride);
    FloatVector next5 = FloatVector.fromArray(SPECIES, sums, at + 5 * stride + LANES);
    for (int step = 0; step < steps; step++, leftAt += HEIGHT, rightAt += 2 * LANES) {
      FloatVector near = FloatVector.fromArray(SPECIES, right, rightAt);
      FloatVector far = FloatVector.fromArray(SPECIES, right, rightAt + LANES);
      FloatVector value = FloatVector.broadcast(SPECIES, left[leftAt]);
      sum0 = value.fma(near, sum0);
      next0 = value.fma(far, next0);
      value = FloatVector.broadcast(SPECIES, left[leftAt + 1]);
      sum1 = value.fma(near, sum1);
      next1 = value.fma(far, next1);
      value = FloatVector.broadcast(SPECIES, left[leftAt + 2]);
      sum2 = value.fma(near, sum2);
      next2 = value.fma(far, next2);
      value = FloatVector.broadcast(SPECIES, left[leftAt + 3]);
      sum3 = value.fma(near, sum3);
      next3 = value.fma(far, next3);
      value = FloatVector.broadcast(SPECIES, left[leftAt + 4]);
      sum4 = value.fma(near, sum4);
      next4 = value.fma(far, next4);
      value = FloatVector.broadcast(SPECIES, left[leftAt + 5]);
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
