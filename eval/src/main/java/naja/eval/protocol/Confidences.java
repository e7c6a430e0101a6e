package naja.eval.protocol;

import java.util.ArrayList;
import java.util.List;
import naja.eval.metric.ReliabilityCurve;

/// Collects how sure first answers were, and whether they were right.
final class Confidences {
  private final List<Double> confidences = new ArrayList<>();
  private final List<Boolean> outcomes = new ArrayList<>();

  void add(double confidence, boolean right) {
    confidences.add(confidence);
    outcomes.add(right);
  }

  /// No bins where nothing was collected.
  ReliabilityCurve reliability() {
    if (confidences.isEmpty()) {
      return new ReliabilityCurve(List.of());
    }
    boolean[] right = new boolean[outcomes.size()];
    for (int answer = 0; answer < right.length; answer++) {
      right[answer] = outcomes.get(answer);
    }
    return ReliabilityCurve.of(
        confidences.stream().mapToDouble(Double::doubleValue).toArray(), right);
  }
}
