package naja.eval.cases;

import java.util.List;
import java.util.stream.IntStream;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.metric.ClassScores;
import naja.eval.metric.Classification;
import naja.eval.metric.Prediction;
import naja.eval.protocol.FeatureMap;
import naja.eval.protocol.KnnClassifier;
import naja.eval.protocol.Likeness;
import naja.eval.protocol.PrototypeClassifier;
import naja.eval.protocol.Vote;

/// `/edge`: duplicates, a zero vector, ties, a label that is in no reference, k beyond the
/// references.
final class EdgeCases implements CaseProvider {
  private static final Vote MAJORITY = new Vote.Majority(Vote.Tie.LOWEST_CLASS_INDEX);
  private static final Vote WEIGHTED = new Vote.Weighted(0.07, Vote.Scale.BIRDER);

  @Override
  public String name() {
    return "edge cases";
  }

  @Override
  public void answer(CaseFolder folder, CaseAnswers answers) {
    LabelledEmbeddings train = folder.edge("train");
    LabelledEmbeddings test = folder.edge("test");
    answers.putTaxa("/edge/classes_sorted", train.classes().taxonIds());
    prototypes(train, test, answers);
    for (int k : List.of(1, 3, 100)) {
      neighbours(KnnClassifier.of(train, test.vectors(), k), test, k, answers);
    }
  }

  private static void prototypes(
      LabelledEmbeddings train, LabelledEmbeddings test, CaseAnswers answers) {
    ClassScores scores =
        PrototypeClassifier.of(train, FeatureMap.raw(), Likeness.COSINE).scores(test.vectors());
    List<Prediction> predictions = scores.predictions(test.taxonIds(), scores.classes().size());
    int queries = test.size();
    answers.put(
        "/edge/proto_raw_cosine/scores",
        IntStream.range(0, queries).mapToObj(scores.scores()::row).toList());
    answers.putTaxonLists(
        "/edge/proto_raw_cosine/ranked_class_ids",
        predictions.stream().map(Prediction::ranked).toList());
    answers.putTopK("/edge/proto_raw_cosine", predictions);
    Classification classification = Classification.of(predictions);
    List<String> unseen =
        test.classes().taxonIds().stream()
            .filter(taxon -> train.classes().column(taxon) < 0)
            .toList();
    answers.putTaxon("/edge/unseen_test_label/label", unseen.getFirst());
    answers.put("/edge/unseen_test_label/proto_accuracy", classification.accuracy());
    answers.put("/edge/unseen_test_label/proto_macro_f1_union", classification.macroF1());
  }

  private static void neighbours(
      KnnClassifier knn, LabelledEmbeddings test, int k, CaseAnswers answers) {
    String at = "/edge/knn_k" + k;
    answers.put(at + "/effective_k", knn.effective(k));
    List<Prediction> majority = knn.predictions(test.taxonIds(), MAJORITY, k, 1);
    answers.putTaxa(at + "/majority_pred", best(majority));
    answers.put(at + "/majority_accuracy", Classification.of(majority).accuracy());
    List<Prediction> weighted = knn.predictions(test.taxonIds(), WEIGHTED, k, 1);
    answers.putTaxa(at + "/weighted_T0.07_pred", best(weighted));
    answers.put(at + "/weighted_accuracy", Classification.of(weighted).accuracy());
  }

  private static List<String> best(List<Prediction> predictions) {
    return predictions.stream().map(prediction -> prediction.ranked().getFirst()).toList();
  }
}
