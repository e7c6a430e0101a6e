package naja.eval.protocol;

import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.Matrix;
import org.jspecify.annotations.Nullable;

/// What is done to a raw embedding before it is compared: SimpleShot's UN (nothing), L2N (l2n(x) =
/// x / max(‖x‖₂, 1e-12)) and CL2N (l2n(x − centre)).
public final class FeatureMap {
  private static final double SMALLEST_NORM = 1e-12;

  private final boolean normalise;
  private final double @Nullable [] centre;

  private FeatureMap(boolean normalise, double @Nullable [] centre) {
    this.normalise = normalise;
    this.centre = centre;
  }

  /// UN: embeddings as they are.
  public static FeatureMap raw() {
    return new FeatureMap(false, null);
  }

  /// L2N.
  public static FeatureMap l2n() {
    return new FeatureMap(true, null);
  }

  /// CL2N around a centre, which [Centre] finds.
  public static FeatureMap cl2n(double[] centre) {
    return new FeatureMap(true, centre.clone());
  }

  /// Whether embeddings stay as they are.
  boolean isRaw() {
    return !normalise && centre == null;
  }

  /// The features of every row, in a new matrix.
  public Matrix of(Matrix embeddings) {
    Matrix features = embeddings.copy();
    double[] values = features.values();
    for (int row = 0; row < features.rows(); row++) {
      map(values, row * features.columns(), features.columns());
    }
    return features;
  }

  /// The features of every row with its labels.
  public LabelledEmbeddings of(LabelledEmbeddings embeddings) {
    return embeddings.with(of(embeddings.vectors()));
  }

  private void map(double[] values, int from, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      values[from + i] -= centre == null ? 0 : centre[i];
      sum += values[from + i] * values[from + i];
    }
    double norm = normalise ? Math.max(Math.sqrt(sum), SMALLEST_NORM) : 1;
    for (int i = 0; i < length; i++) {
      values[from + i] /= norm;
    }
  }
}
