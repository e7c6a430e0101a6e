package naja.eval.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The mean over taxa of F1 = 2·TP / (2·TP + FP + FN), as scikit-learn's
/// `f1_score(average="macro")` has it: over the union of true and predicted taxa, 0 for a taxon
/// that was never hit.
///
/// A query without an answer is a miss of its true taxon and predicts no other.
public final class MacroF1 {
  private final Map<String, Integer> hits = new HashMap<>();
  private final Map<String, Integer> truths = new HashMap<>();
  private final Map<String, Integer> answers = new HashMap<>();

  private MacroF1() {}

  /// From 0 to 1; 0 if there are no predictions.
  public static double of(List<Prediction> predictions) {
    MacroF1 counts = new MacroF1();
    predictions.forEach(counts::add);
    return counts.mean();
  }

  private void add(Prediction prediction) {
    truths.merge(prediction.truth(), 1, Integer::sum);
    prediction.best().ifPresent(best -> answers.merge(best, 1, Integer::sum));
    if (prediction.hits(1)) {
      hits.merge(prediction.truth(), 1, Integer::sum);
    }
  }

  private double mean() {
    Set<String> taxa = new TreeSet<>(truths.keySet());
    taxa.addAll(answers.keySet());
    return taxa.stream().mapToDouble(this::f1).average().orElse(0);
  }

  /// 2·TP + FP + FN is the number of answers plus the number of truths.
  private double f1(String taxon) {
    int named = truths.getOrDefault(taxon, 0) + answers.getOrDefault(taxon, 0);
    return 2.0 * hits.getOrDefault(taxon, 0) / named;
  }
}
