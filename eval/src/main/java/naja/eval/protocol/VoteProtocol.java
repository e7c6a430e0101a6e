package naja.eval.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import naja.eval.dataset.Dataset;
import naja.eval.metric.Answered;
import naja.eval.protocol.Vote.Majority;
import naja.eval.protocol.Vote.Scale;
import naja.eval.protocol.Vote.Tie;
import naja.eval.protocol.Vote.Weighted;
import naja.eval.report.EvaluationReport;
import naja.eval.report.ScoreTable;
import naja.eval.split.LeakAudit;
import naja.eval.split.Split;
import naja.indexer.ProgressCount;
import naja.indexer.ProgressListener;

/// How well the vote of the nearest photos names photos, by every public rule of voting. Each photo
/// votes, also several of one observation, as in the published code; what users get collapses them
/// ([KnnProtocol]).
///
/// @param neighbours the numbers of voters, each at least 1
/// @param temperature T in the weight exp(cos / T), greater than 0
public record VoteProtocol(List<Integer> neighbours, double temperature) {
  private static final int ANSWERS = 5;

  /// Checks the ranges.
  public VoteProtocol {
    neighbours = List.copyOf(neighbours);
    if (neighbours.isEmpty() || neighbours.stream().anyMatch(k -> k < 1)) {
      throw new IllegalArgumentException("k must be at least 1, got " + neighbours);
    }
  }

  /// Examines vectors: one result for each rule and number of voters.
  ///
  /// @throws naja.eval.dataset.DatasetException if photos that are asked about answer for others
  public ScoreTable run(Dataset data, Split split) {
    return run(data, split, ProgressListener.silent());
  }

  /// The same.
  ///
  /// @param progress is told how many photos have been compared and named
  public ScoreTable run(Dataset data, Split split, ProgressListener progress) {
    int most = neighbours.stream().reduce(1, Math::max);
    List<RoundData> rounds = RoundData.apart(data, split);
    LeakAudit leaks = LeakAudit.of(data, split, progress);
    List<KnnClassifier> classifiers = classifiers(rounds, most, split.asked(), progress);
    Map<String, Vote> rules = rules();
    List<EvaluationReport> results = new ArrayList<>();
    long named = split.asked() * rules.size() * neighbours.size();
    try (var count = new ProgressCount(progress, named, "votes")) {
      rules.forEach((name, vote) ->
          neighbours.forEach(k -> {
            var origin = Origins.of(data, split, "votes", name, k);
            results.add(
                EvaluationReport.ofRounds(origin, answers(rounds, classifiers, vote, k), leaks));
            count.add(split.asked());
          }));
    }
    return ScoreTable.of(results);
  }

  private static List<KnnClassifier> classifiers(
      List<RoundData> rounds, int most, long asked, ProgressListener progress) {
    try (var count = new ProgressCount(progress, asked, "nearest photos")) {
      return rounds.stream()
          .map(round ->
              KnnClassifier.of(round.references(), round.queries().vectors(), most, count::add))
          .toList();
    }
  }

  private static List<List<Answered>> answers(
      List<RoundData> rounds, List<KnnClassifier> classifiers, Vote vote, int k) {
    List<List<Answered>> answers = new ArrayList<>();
    for (int i = 0; i < rounds.size(); i++) {
      RoundData round = rounds.get(i);
      answers.add(
          round.answered(
              classifiers.get(i).predictions(round.queries().taxonIds(), vote, k, ANSWERS)));
    }
    return answers;
  }

  private Map<String, Vote> rules() {
    Map<String, Vote> rules = new LinkedHashMap<>();
    rules.put("majority/lowest-class", new Majority(Tie.LOWEST_CLASS_INDEX));
    rules.put("majority/nearest-first", new Majority(Tie.NEAREST_FIRST));
    rules.put("majority/similarity-sum", new Majority(Tie.SIMILARITY_SUM));
    rules.put("weighted-" + temperature, new Weighted(temperature, Scale.BIRDER));
    return rules;
  }
}
