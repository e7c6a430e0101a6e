package naja.eval.protocol;

import java.util.ArrayList;
import java.util.List;
import naja.eval.dataset.Dataset;
import naja.eval.metric.Answered;
import naja.eval.report.EvaluationReport;
import naja.eval.report.ScoreTable;
import naja.eval.split.LeakAudit;
import naja.eval.split.Split;
import naja.indexer.ProgressCount;
import naja.indexer.ProgressListener;

/// How well the nearest class mean names photos, in as many readings as wanted. With a `k-shot`
/// split every round has other references.
///
/// @param variants at least one
public record SimpleShotProtocol(List<ClassMeanVariant> variants) {
  private static final int ANSWERS = 5;

  /// Copies the variants.
  public SimpleShotProtocol {
    variants = List.copyOf(variants);
  }

  /// Examines vectors.
  ///
  /// @throws naja.eval.dataset.DatasetException if photos that are asked about answer for others
  public ScoreTable run(Dataset data, Split split) {
    return run(data, split, ProgressListener.silent());
  }

  /// The same.
  ///
  /// @param progress is told how many photos have been named
  public ScoreTable run(Dataset data, Split split, ProgressListener progress) {
    List<RoundData> rounds = RoundData.apart(data, split);
    LeakAudit leaks = LeakAudit.of(data, split, progress);
    try (var count = new ProgressCount(progress, variants.size() * split.asked(), "class means")) {
      return ScoreTable.of(
          variants.stream()
              .map(variant -> report(data, split, rounds, variant, leaks, count))
              .toList());
    }
  }

  /// One variant's report.
  static EvaluationReport report(
      Dataset data,
      Split split,
      List<RoundData> rounds,
      ClassMeanVariant variant,
      LeakAudit leaks,
      ProgressCount count) {
    List<List<Answered>> answers = new ArrayList<>();
    for (RoundData round : rounds) {
      var scores = variant.fit(round.references()).scores(round.queries().vectors());
      answers.add(round.answered(scores.predictions(round.queries().taxonIds(), ANSWERS)));
      count.add(round.queries().size());
    }
    return EvaluationReport.ofRounds(
        Origins.of(data, split, "simpleshot", variant.code(), null), answers, leaks);
  }
}
