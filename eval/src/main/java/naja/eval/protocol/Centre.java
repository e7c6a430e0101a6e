package naja.eval.protocol;

import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.Matrix;

/// The centre that CL2N subtracts.
public enum Centre {
  /// The mean of all support vectors, as birder and bioclip-2 take it: heavy classes pull it.
  SUPPORT_MEAN {
    @Override
    public double[] of(LabelledEmbeddings support) {
      return mean(support.vectors());
    }
  },
  /// The mean of the class means: every class weighs the same.
  CLASS_BALANCED {
    @Override
    public double[] of(LabelledEmbeddings support) {
      return mean(ClassMeans.of(support, support.classes()));
    }
  };

  /// The centre of these raw embeddings.
  public abstract double[] of(LabelledEmbeddings support);

  private static double[] mean(Matrix vectors) {
    double[] mean = new double[vectors.columns()];
    for (int row = 0; row < vectors.rows(); row++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vectors.get(row, i);
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= vectors.rows();
    }
    return mean;
  }
}
