package naja.identify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import naja.calibration.LinearHead;
import naja.prototype.TaxonScore;

/// The mean of two scorers' calibrated log-probabilities: prototypes and the trained head, each a
/// softmax over its own candidates at the scale that the head's training fitted on held-out photos.
///
/// A taxon that the head was not trained on gets the head's lowest log-probability, so that it can
/// still be named, but never for want of evidence.
record FusedScores(LinearHead.Training training) {
  /// Every taxon of the prototypes, best first; ties go to the lowest taxon id.
  List<TaxonScore> of(List<TaxonScore> byPrototype, List<TaxonScore> byHead) {
    Map<String, Double> prototypes = logarithms(byPrototype, training.prototypeScale());
    Map<String, Double> head = logarithms(byHead, 1 / training.temperature());
    double lowest = head.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    List<TaxonScore> fused = new ArrayList<>(prototypes.size());
    prototypes.forEach((taxon, logarithm) ->
        fused.add(new TaxonScore(taxon, (logarithm + head.getOrDefault(taxon, lowest)) / 2)));
    fused.sort(TaxonScore.BEST_FIRST);
    return fused;
  }

  private static Map<String, Double> logarithms(List<TaxonScore> bestFirst, double scale) {
    Map<String, Double> logarithms = new HashMap<>();
    if (bestFirst.isEmpty()) {
      return logarithms;
    }
    double top = bestFirst.getFirst().score();
    double total =
        bestFirst.stream().mapToDouble(score -> Math.exp(scale * (score.score() - top))).sum();
    bestFirst.forEach(
        score -> logarithms.put(score.taxonId(), scale * (score.score() - top) - Math.log(total)));
    return logarithms;
  }
}
