package naja.eval.cases;

import java.util.List;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.metric.AveragePrecision;
import naja.eval.protocol.Retrieval;
import naja.eval.protocol.Retrieval.Hidden;

/// `/retrieval`: across the split, and within the test rows without the query or its observation.
final class RetrievalCases implements CaseProvider {
  @Override
  public String name() {
    return "retrieval";
  }

  @Override
  public void answer(CaseFolder folder, CaseAnswers answers) {
    LabelledEmbeddings test = folder.test();
    across(Retrieval.of(test, folder.train(), Hidden.NOTHING), answers);
    Retrieval within = Retrieval.of(test, test, Hidden.OWN_ROW);
    common("/retrieval/leave_one_out_within_test", within, answers);
    answers.put("/retrieval/leave_one_out_within_test/mAP@R", within.mapAtR());
    Retrieval disjoint = Retrieval.of(test, test, Hidden.OWN_OBSERVATION);
    String at = "/retrieval/leave_one_observation_out_within_test";
    answers.put(at + "/mAP", disjoint.map());
    answers.put(at + "/recall@1", disjoint.recall(1));
    answers.put(at + "/n_queries", disjoint.queries());
  }

  private static void across(Retrieval retrieval, CaseAnswers answers) {
    String at = "/retrieval/cross_split_gallery_train_query_test";
    common(at, retrieval, answers);
    answers.put(at + "/precision@10", retrieval.precision(10));
    answers.put(at + "/mAP_macro_over_classes", retrieval.mapOverClasses());
    answers.put(
        at + "/first5_AP",
        retrieval.scores().stream().limit(5).map(AveragePrecision::value).toList());
  }

  private static void common(String at, Retrieval retrieval, CaseAnswers answers) {
    answers.put(at + "/mAP", retrieval.map());
    for (int k : List.of(1, 5, 10)) {
      answers.put(at + "/recall@" + k, retrieval.recall(k));
    }
  }
}
