package naja.eval.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
import naja.eval.split.SplitFit;
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
    RoundData.requireApart(split);
    SplitFit.require(split, data);
    LeakAudit leaks = LeakAudit.of(data, split, progress);
    List<Rule> rules =
        rules().entrySet().stream()
            .flatMap(
                rule -> neighbours.stream().map(k -> new Rule(rule.getKey(), rule.getValue(), k)))
            .toList();
    List<List<List<Answered>>> answers = new ArrayList<>();
    rules.forEach(_ -> answers.add(new ArrayList<>()));
    try (var count = new ProgressCount(progress, split.asked(), "nearest photos")) {
      for (int round = 0; round < split.rounds(); round++) {
        ask(RoundData.of(data, split, round), rules, answers, count);
      }
    }
    return ScoreTable.of(
        IntStream.range(0, rules.size())
            .mapToObj(i ->
                EvaluationReport.ofRounds(
                    Origins.of(data, split, "votes", rules.get(i).name, rules.get(i).k),
                    answers.get(i),
                    leaks))
            .toList());
  }

  /// A way to vote with a number of voters.
  private record Rule(String name, Vote vote, int k) {}

  private void ask(
      RoundData round, List<Rule> rules, List<List<List<Answered>>> answers, ProgressCount count) {
    int most = neighbours.stream().reduce(1, Math::max);
    var classifier =
        KnnClassifier.of(round.references(), round.queries().vectors(), most, count::add);
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      answers
          .get(i)
          .add(
              round.answered(
                  classifier.predictions(round.queries().taxonIds(), rule.vote, rule.k, ANSWERS)));
    }
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
