package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.Matrix;
import naja.eval.metric.ClassScores;
import naja.eval.metric.Prediction;
import org.junit.jupiter.api.Test;

class PrototypeClassifierTest {
  private static final Matrix QUERY = Matrix.ofRows(new double[] {2, 1});

  /// Means of the normalised vectors: (.5, .5) and (.99504, .09950).
  private final LabelledEmbeddings support =
      new LabelledEmbeddings(
          Matrix.ofRows(new double[] {1, 0}, new double[] {0, 1}, new double[] {1, 0.1}),
          List.of("0", "0", "1"),
          List.of("a", "b", "c"));

  @Test
  void scores_l2nEuclidean_doesNotNormaliseTheMeans() {
    ClassScores scores = scores(Likeness.EUCLIDEAN);
    assertThat(scores.scores().row(0))
        .containsExactly(new double[] {-0.397943731575365, -0.36197310693208123}, within(1e-12));
    assertThat(best(scores)).isEqualTo("1");
  }

  @Test
  void scores_l2nCosine_ranksTheOtherWayRound() {
    ClassScores scores = scores(Likeness.COSINE);
    assertThat(scores.scores().row(0))
        .containsExactly(new double[] {0.9486832980505138, 0.9344877349289682}, within(1e-12));
    assertThat(best(scores)).isEqualTo("0");
  }

  @Test
  void centre_unevenClasses_followsItsRule() {
    assertThat(Centre.SUPPORT_MEAN.of(support))
        .containsExactly(new double[] {2 / 3.0, 1.1 / 3}, within(1e-12));
    assertThat(Centre.CLASS_BALANCED.of(support))
        .containsExactly(new double[] {0.75, 0.3}, within(1e-12));
  }

  private ClassScores scores(Likeness likeness) {
    return PrototypeClassifier.of(support, FeatureMap.l2n(), likeness).scores(QUERY);
  }

  private static String best(ClassScores scores) {
    List<Prediction> predictions = scores.predictions(List.of("0"), 2);
    return predictions.getFirst().ranked().getFirst();
  }
}
