package naja.eval.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.metric.Answered;
import naja.eval.metric.Prediction;
import naja.eval.report.EvaluationReport;
import naja.eval.report.ScoreTable;
import naja.eval.split.LeakAudit;
import naja.eval.split.Split;
import naja.eval.split.SplitFit;
import naja.indexer.ProgressCount;
import naja.indexer.ProgressListener;

/// How well the nearest class mean names photos, in as many readings as wanted. With a `k-shot`
/// split every round has other references.
///
/// @param variants at least one
public record SimpleShotProtocol(List<ClassMeanVariant> variants) {
  private static final int ANSWERS = 5;
  private static final int BLOCK = 2048;

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
    RoundData.requireApart(split);
    SplitFit.require(split, data);
    return ScoreTable.of(
        reports(
            data, split, variants, LeakAudit.of(data, split, progress), progress, "class means"));
  }

  /// One report for each variant.
  static List<EvaluationReport> reports(
      Dataset data,
      Split split,
      List<ClassMeanVariant> variants,
      LeakAudit leaks,
      ProgressListener progress,
      String stage) {
    List<List<List<Answered>>> answers = new ArrayList<>();
    variants.forEach(_ -> answers.add(new ArrayList<>()));
    try (var count = new ProgressCount(progress, variants.size() * split.asked(), stage)) {
      for (int round = 0; round < split.rounds(); round++) {
        RoundData asked = RoundData.of(data, split, round);
        for (int variant = 0; variant < variants.size(); variant++) {
          answers.get(variant).add(answers(asked, variants.get(variant), count));
        }
      }
    }
    return IntStream.range(0, variants.size())
        .mapToObj(variant ->
            EvaluationReport.ofRounds(
                Origins.of(data, split, "simpleshot", variants.get(variant).code(), null),
                answers.get(variant),
                leaks))
        .toList();
  }

  /// Names the queries block by block, so that no score of every class for every query is held.
  private static List<Answered> answers(
      RoundData round, ClassMeanVariant variant, ProgressCount count) {
    PrototypeClassifier classifier = variant.fit(round.references());
    LabelledEmbeddings queries = round.queries();
    List<Prediction> predictions = new ArrayList<>(queries.size());
    for (int start = 0; start < queries.size(); start += BLOCK) {
      int end = Math.min(start + BLOCK, queries.size());
      var block = queries.vectors().select(IntStream.range(start, end).toArray());
      predictions.addAll(
          classifier.scores(block).predictions(queries.taxonIds().subList(start, end), ANSWERS));
      count.add(end - start);
    }
    return round.answered(predictions);
  }
}
