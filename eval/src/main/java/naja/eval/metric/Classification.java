package naja.eval.metric;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/// How good first answers are, over all queries and evenly over the taxa; fractions from 0 to 1.
///
/// Definitions are those of scikit-learn: F1 = 2·TP / (2·TP + FP + FN), 0 where that is 0 / 0. A
/// query without an answer is a miss of its true taxon and predicts no other.
public final class Classification {
  private final Map<String, Integer> hits = new TreeMap<>();
  private final Map<String, Integer> truths = new TreeMap<>();
  private final Map<String, Integer> answers = new TreeMap<>();
  private final int n;

  private Classification(Collection<Prediction> predictions) {
    n = predictions.size();
    predictions.forEach(this::add);
  }

  /// Counts predictions, at least one.
  public static Classification of(Collection<Prediction> predictions) {
    if (predictions.isEmpty()) {
      throw new IllegalArgumentException("a score needs at least 1 prediction, got 0");
    }
    return new Classification(predictions);
  }

  /// Share of predictions with the truth among the first `k` answers.
  public static double topK(Collection<Prediction> predictions, int k) {
    return predictions.stream()
        .mapToInt(prediction -> prediction.hits(k) ? 1 : 0)
        .average()
        .orElse(0);
  }

  private void add(Prediction prediction) {
    truths.merge(prediction.truth(), 1, Integer::sum);
    prediction.best().ifPresent(best -> answers.merge(best, 1, Integer::sum));
    if (prediction.hits(1)) {
      hits.merge(prediction.truth(), 1, Integer::sum);
    }
  }

  /// Share of queries whose first answer is the truth.
  public double accuracy() {
    return (double) hits.values().stream().mapToInt(Integer::intValue).sum() / n;
  }

  /// Mean recall over the true taxa.
  public double balancedAccuracy() {
    return mean(truths.keySet(), this::recall);
  }

  /// Mean F1 over the union of true and predicted taxa: scikit-learn's default.
  public double macroF1() {
    Set<String> union = new TreeSet<>(truths.keySet());
    union.addAll(answers.keySet());
    return macroF1(union);
  }

  /// Mean F1 over the true taxa only.
  public double macroF1OverTrueTaxa() {
    return macroF1(truths.keySet());
  }

  /// Mean F1 over a list of taxa; one that is neither true nor predicted counts 0. Over `0 …
  /// max(id)` this is the convention of biobench.
  public double macroF1(Collection<String> taxa) {
    return mean(taxa, this::f1);
  }

  /// Mean F1 over the true taxa, weighted by how often each is true.
  public double weightedF1() {
    return truths.entrySet().stream()
            .mapToDouble(truth -> truth.getValue() * f1(truth.getKey()))
            .sum()
        / n;
  }

  /// F1 of one taxon.
  public double f1(String taxon) {
    int named = truths.getOrDefault(taxon, 0) + answers.getOrDefault(taxon, 0);
    return named == 0 ? 0 : 2.0 * hits.getOrDefault(taxon, 0) / named;
  }

  private double recall(String taxon) {
    return (double) hits.getOrDefault(taxon, 0) / truths.getOrDefault(taxon, 1);
  }

  private static double mean(Collection<String> taxa, ToDoubleFunction<String> score) {
    return taxa.stream().mapToDouble(score).average().orElse(0);
  }
}
