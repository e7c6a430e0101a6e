package naja.eval.probe;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The exponential function by the Vector API, a register of numbers at a time.
final class VectorExponential implements Exponential {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  @Override
  public void replace(double[] scores, double top) {
    int even = SPECIES.loopBound(scores.length);
    for (int i = 0; i < even; i += SPECIES.length()) {
      of(DoubleVector.fromArray(SPECIES, scores, i).sub(top)).intoArray(scores, i);
    }
    for (int i = even; i < scores.length; i++) {
      scores[i] = PlainExponential.of(scores[i] - top);
    }
  }

  private static DoubleVector of(DoubleVector numbers) {
    DoubleVector x = numbers.max(LOWEST);
    DoubleVector rounder = DoubleVector.broadcast(SPECIES, ROUNDER);
    DoubleVector rounded = x.fma(DoubleVector.broadcast(SPECIES, PER_LN2), rounder);
    DoubleVector minusK = rounder.sub(rounded);
    DoubleVector r =
        minusK.fma(
            DoubleVector.broadcast(SPECIES, LN2_REST),
            minusK.fma(DoubleVector.broadcast(SPECIES, LN2), x));
    DoubleVector sum = DoubleVector.broadcast(SPECIES, SERIES[0]);
    for (int i = 1; i < SERIES.length; i++) {
      sum = sum.fma(r, DoubleVector.broadcast(SPECIES, SERIES[i]));
    }
    LongVector bits = rounded.reinterpretAsLongs().add(EXPONENT_BIAS);
    return sum.mul(bits.lanewise(VectorOperators.LSHL, FRACTION_BITS).reinterpretAsDoubles());
  }
}
