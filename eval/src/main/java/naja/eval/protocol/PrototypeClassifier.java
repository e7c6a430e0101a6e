package naja.eval.protocol;

import naja.eval.dataset.ClassIndex;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.Matrix;
import naja.eval.metric.ClassScores;

/// Names a query by the class mean that it is most like. With [FeatureMap#raw()] and cosine this is
/// the published prototype baseline, with CL2N and Euclidean distance SimpleShot. A mean is never
/// normalised again: that would change Euclidean rankings. Means of raw embeddings are rounded to
/// single precision, as the published code keeps them; everything else is in doubles.
public final class PrototypeClassifier {
  private final FeatureMap map;
  private final Likeness likeness;
  private final ClassIndex classes;
  private final Matrix means;

  private PrototypeClassifier(FeatureMap map, Likeness likeness, ClassIndex classes, Matrix means) {
    this.map = map;
    this.likeness = likeness;
    this.classes = classes;
    this.means = means;
  }

  /// Takes the mean of every class of the support.
  public static PrototypeClassifier of(
      LabelledEmbeddings support, FeatureMap map, Likeness likeness) {
    ClassIndex classes = support.classes();
    Matrix means = ClassMeans.of(map.isRaw() ? support : map.of(support), classes);
    if (map.isRaw()) {
      roundToFloat(means);
    }
    return new PrototypeClassifier(map, likeness, classes, means);
  }

  /// Scores raw query embeddings against every class: cosines, or distances with a minus sign.
  public ClassScores scores(Matrix queries) {
    return new ClassScores(classes, likeness.of(map.of(queries), means));
  }

  private static void roundToFloat(Matrix means) {
    double[] values = means.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) values[i];
    }
  }
}
