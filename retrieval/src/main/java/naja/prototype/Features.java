package naja.prototype;

import java.util.List;
import naja.encoder.Embedding;
import naja.gallery.StoredEmbedding;
import org.jspecify.annotations.Nullable;

/// The map f from a raw embedding to the vector that a prototype is the mean of.
final class Features {
  private static final double SMALLEST_NORM = 1e-12;

  private final PrototypeVariant variant;
  private final double @Nullable [] centre;

  private Features(PrototypeVariant variant, double @Nullable [] centre) {
    this.variant = variant;
    this.centre = centre;
  }

  /// The map of a variant; only `CL2N` looks at the references, to find their centre.
  static Features of(PrototypeVariant variant, List<StoredEmbedding> references) {
    return new Features(
        variant,
        variant == PrototypeVariant.CL2N && !references.isEmpty() ? meanOf(references) : null);
  }

  /// The map of `CL2N` around a centre.
  static Features around(double[] centre) {
    return new Features(PrototypeVariant.CL2N, centre);
  }

  /// The centre, which nobody may change; only `CL2N` has one.
  double[] centre() {
    if (centre == null) {
      throw new IllegalStateException("only cl2n has a centre");
    }
    return centre;
  }

  /// By what x less the centre is multiplied.
  double weight(Embedding embedding) {
    double sum = 0;
    for (int i = 0; i < embedding.dimension(); i++) {
      double value = embedding.get(i) - centre()[i];
      sum += value * value;
    }
    return 1 / Math.max(Math.sqrt(sum), SMALLEST_NORM);
  }

  /// f(x), in double precision.
  double[] of(Embedding embedding) {
    double[] values = new double[embedding.dimension()];
    for (int i = 0; i < values.length; i++) {
      values[i] = embedding.get(i) - (centre == null ? 0 : centre[i]);
    }
    return variant == PrototypeVariant.RAW_MEAN ? values : normalised(values);
  }

  static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  private static double[] normalised(double[] values) {
    double norm = Math.max(norm(values), SMALLEST_NORM);
    for (int i = 0; i < values.length; i++) {
      values[i] /= norm;
    }
    return values;
  }

  private static double[] meanOf(List<StoredEmbedding> references) {
    double[] mean = new double[references.getFirst().embedding().dimension()];
    for (StoredEmbedding reference : references) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += reference.embedding().get(i);
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= references.size();
    }
    return mean;
  }
}
