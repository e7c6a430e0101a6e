package naja.eval.cases;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.metric.Classification;
import naja.eval.metric.Prediction;
import naja.eval.protocol.KnnClassifier;
import naja.eval.protocol.Vote;

/// `/knn` and its columns: majority votes with every tie rule, weighted votes at T = 0.07.
final class KnnCases implements CaseProvider {
  private static final List<Integer> MAJORITY = List.of(1, 5, 20);
  private static final List<Integer> WEIGHTED = List.of(1, 5, 10, 20, 100, 200);
  private static final Vote BIRDER = new Vote.Weighted(0.07, Vote.Scale.BIRDER);

  @Override
  public String name() {
    return "nearest neighbours";
  }

  @Override
  public void answer(CaseFolder folder, CaseAnswers answers) {
    LabelledEmbeddings test = folder.test();
    KnnClassifier knn = KnnClassifier.of(folder.train(), test.vectors(), 200);
    MAJORITY.forEach(k -> majority(knn, test, k, answers));
    WEIGHTED.forEach(k -> weighted(knn, test, k, answers));
  }

  private static void majority(
      KnnClassifier knn, LabelledEmbeddings test, int k, CaseAnswers answers) {
    for (Vote.Tie tie : Vote.Tie.values()) {
      String rule = tie.name().toLowerCase(Locale.ROOT);
      List<Prediction> predictions = knn.predictions(test.taxonIds(), new Vote.Majority(tie), k, 1);
      answers.putClassification("/knn/majority_k" + k + "/" + rule, predictions);
      answers.putColumn("knn" + k + "_majority_" + rule, predictions);
    }
  }

  private static void weighted(
      KnnClassifier knn, LabelledEmbeddings test, int k, CaseAnswers answers) {
    String at = "/knn/weighted_T0.07_k" + k;
    List<Prediction> predictions = knn.predictions(test.taxonIds(), BIRDER, k, 5);
    answers.putClassification(at, predictions);
    answers.putColumn("knn" + k + "_weighted_T0.07", predictions);
    answers.put(at + "/top5_nonzero_votes_only", Classification.topK(predictions, 5));
    answers.put(
        at + "/top5_lowest_index_padding",
        Classification.topK(knn.padded(test.taxonIds(), BIRDER, k, 5), 5));
    answers.put(
        at + "/first3_prob_of_true",
        IntStream.range(0, 3)
            .mapToDouble(
                row -> knn.votes(row, BIRDER, k)[knn.classes().column(test.taxonIds().get(row))])
            .toArray());
  }
}
