package naja.cli.service;

import java.util.List;
import java.util.stream.Stream;
import naja.identify.Candidate;
import naja.identify.SpeciesAnswer;
import naja.prototype.TaxonScore;
import tools.jackson.databind.JsonNode;

/// The taxa of an answer with their scores, best first.
record Ranking(List<TaxonScore> candidates) {
  /// Scores further apart than this differ: a batch of another size moves the last bits of an
  /// embedding.
  private static final double TOLERANCE = 1e-5;

  Ranking {
    candidates = List.copyOf(candidates);
  }

  static Ranking of(SpeciesAnswer answer) {
    return new Ranking(answer.findings().candidates().stream().map(Ranking::score).toList());
  }

  /// Reads the reply of `POST /v1/identify`.
  static Ranking of(JsonNode reply) {
    Stream<JsonNode> results = reply.path("results").valueStream();
    return new Ranking(
        results
            .map(result ->
                new TaxonScore(
                    result.path("taxon").path("id").asString(""),
                    result.path("score").doubleValue()))
            .toList());
  }

  private static TaxonScore score(Candidate candidate) {
    return new TaxonScore(candidate.taxon().id(), candidate.score());
  }

  /// Whether both rank the same taxa in the same order with the same scores.
  boolean agrees(Ranking other) {
    if (candidates.size() != other.candidates.size()) {
      return false;
    }
    for (int i = 0; i < candidates.size(); i++) {
      TaxonScore ours = candidates.get(i);
      TaxonScore theirs = other.candidates.get(i);
      if (!ours.taxonId().equals(theirs.taxonId())
          || !(Math.abs(ours.score() - theirs.score()) <= TOLERANCE)) {
        return false;
      }
    }
    return true;
  }

  /// Whether a taxon is among the first `k`.
  boolean hits(String taxonId, int k) {
    return candidates.stream().limit(k).map(TaxonScore::taxonId).anyMatch(taxonId::equals);
  }

  @Override
  public String toString() {
    return candidates.stream()
        .limit(3)
        .map(score -> "%s %.6f".formatted(score.taxonId(), score.score()))
        .toList()
        .toString();
  }
}
