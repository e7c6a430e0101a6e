package naja.eval.metric;

import java.util.List;
import java.util.Optional;

/// What was answered for one query.
///
/// @param truth the true taxon id
/// @param ranked taxon ids, best first; empty if nothing came into question
public record Prediction(String truth, List<String> ranked) {
  public Prediction {
    ranked = List.copyOf(ranked);
  }

  /// The taxon answered first.
  public Optional<String> best() {
    return ranked.stream().findFirst();
  }

  /// Whether the truth is among the first `k`, at least 1.
  public boolean hits(int k) {
    return ranked.stream().limit(k).anyMatch(truth::equals);
  }
}
