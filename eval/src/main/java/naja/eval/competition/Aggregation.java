package naja.eval.competition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import naja.eval.dataset.DatasetException;
import naja.gallery.Taxon;
import naja.identify.Candidate;

/// How the photos of an observation become one answer, by every public rule.
public enum Aggregation {
  /// The photos' mean raw embedding is asked about, as birder does and the service answers.
  MEAN_EMBEDDING,
  /// The first photo's answer, as in the organisers' sample.
  FIRST_IMAGE,
  /// The most frequent answer; of tied ones that which was given first.
  MODE,
  /// The mean of the photos' probabilities.
  MEAN_PROBABILITY,
  /// The highest of the photos' probabilities.
  MAX_PROBABILITY,
  /// The mean of the photos' scores.
  MEAN_SCORE;

  /// Whether candidates are merged, and so all of them are needed.
  boolean merges() {
    return this == MEAN_PROBABILITY || this == MAX_PROBABILITY || this == MEAN_SCORE;
  }

  /// One ranking made of those of several photos.
  ///
  /// @param photos the candidates of each photo; one that is missing in a photo counts 0 there
  List<Candidate> merge(List<List<Candidate>> photos) {
    return switch (this) {
      case MEAN_PROBABILITY ->
          weighed(fold(photos, Aggregation::probability, Double::sum, photos.size()));
      case MAX_PROBABILITY -> weighed(fold(photos, Aggregation::probability, Math::max, 1));
      case MEAN_SCORE -> fold(photos, Candidate::score, Double::sum, photos.size());
      case MEAN_EMBEDDING, FIRST_IMAGE, MODE ->
          throw new IllegalStateException(this + " merges no candidates");
    };
  }

  private static double probability(Candidate candidate) {
    Double probability = candidate.probability();
    if (probability == null) {
      throw new DatasetException(
          "probabilities are to be merged, but the gallery has no calibration: fit one first with naja eval calibration --save");
    }
    return probability;
  }

  private static List<Candidate> fold(
      List<List<Candidate>> photos,
      ToDoubleFunction<Candidate> value,
      DoubleBinaryOperator operator,
      int divisor) {
    Map<String, Taxon> taxa = new LinkedHashMap<>();
    Map<String, Double> values = new LinkedHashMap<>();
    for (List<Candidate> photo : photos) {
      for (Candidate candidate : photo) {
        String id = candidate.taxon().id();
        taxa.putIfAbsent(id, candidate.taxon());
        values.merge(id, value.applyAsDouble(candidate), operator::applyAsDouble);
      }
    }
    List<Candidate> merged = new ArrayList<>();
    values.forEach((id, sum) ->
        merged.add(new Candidate(taxa.getOrDefault(id, Taxon.labelled(id)), sum / divisor, null)));
    merged.sort(Comparator.comparingDouble(candidate -> -candidate.score()));
    return merged;
  }

  /// Merged probabilities stand as score and as probability, for rules that weigh by it; merged
  /// scores are no probabilities.
  private static List<Candidate> weighed(List<Candidate> merged) {
    return merged.stream()
        .map(candidate -> new Candidate(candidate.taxon(), candidate.score(), candidate.score()))
        .toList();
  }
}
