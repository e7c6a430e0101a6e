package naja.eval.protocol;

import java.util.ArrayList;
import java.util.List;
import naja.eval.dataset.Dataset;
import naja.eval.metric.Answered;
import naja.eval.report.EvaluationReport;
import naja.eval.report.ScoreTable;
import naja.eval.split.LeakAudit;
import naja.eval.split.Split;

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
    List<RoundData> rounds = RoundData.apart(data, split);
    LeakAudit leaks = LeakAudit.of(data, split);
    return ScoreTable.of(
        variants.stream().map(variant -> report(data, split, rounds, variant, leaks)).toList());
  }

  /// One variant's report.
  static EvaluationReport report(
      Dataset data,
      Split split,
      List<RoundData> rounds,
      ClassMeanVariant variant,
      LeakAudit leaks) {
    List<List<Answered>> answers = new ArrayList<>();
    for (RoundData round : rounds) {
      var scores = variant.fit(round.references()).scores(round.queries().vectors());
      answers.add(round.answered(scores.predictions(round.queries().taxonIds(), ANSWERS)));
    }
    return EvaluationReport.ofRounds(
        Origins.of(data, split, "simpleshot", variant.code(), null), answers, leaks);
  }
}
