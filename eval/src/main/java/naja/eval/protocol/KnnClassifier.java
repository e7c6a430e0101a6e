package naja.eval.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import naja.eval.dataset.ClassIndex;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.Matrix;
import naja.eval.metric.ClassScores;
import naja.eval.metric.Prediction;

/// Names queries by the vote of their nearest references: cosine, exact, all references one by one.
public final class KnnClassifier {
  private final ClassIndex classes;
  private final int[] columns;
  private final NearestRows nearest;

  private KnnClassifier(ClassIndex classes, int[] columns, NearestRows nearest) {
    this.classes = classes;
    this.columns = columns;
    this.nearest = nearest;
  }

  /// Finds the neighbours of every query once, for any number of votes.
  ///
  /// @param mostNeighbours the largest k that will vote, at least 1; more than there are references
  ///   means all of them, as birder has it
  public static KnnClassifier of(
      LabelledEmbeddings references, Matrix queries, int mostNeighbours) {
    return of(references, queries, mostNeighbours, _ -> {});
  }

  /// The same.
  ///
  /// @param finished is told how many queries have been finished since it was last told, by several
  ///   threads at the same time
  static KnnClassifier of(
      LabelledEmbeddings references, Matrix queries, int mostNeighbours, IntConsumer finished) {
    ClassIndex classes = references.classes();
    FeatureMap l2n = FeatureMap.l2n();
    return new KnnClassifier(
        classes,
        classes.columns(references.taxonIds()),
        NearestRows.of(l2n.of(queries), l2n.of(references.vectors()), mostNeighbours, finished));
  }

  public ClassIndex classes() {
    return classes;
  }

  /// How many neighbours vote when `k` are asked for.
  public int effective(int k) {
    return Math.min(k, nearest.k());
  }

  /// The votes of every class for one query, in the order of [#classes()].
  public double[] votes(int query, Vote vote, int k) {
    int[] voters = Arrays.stream(nearest.rows(query)).map(row -> columns[row]).toArray();
    double[] similarities = nearest.similarities(query);
    return vote.of(voters, similarities, effective(k), classes.size());
  }

  /// The best taxa of every query; only classes with a vote are answers.
  ///
  /// @param answers at most so many taxa per query
  public List<Prediction> predictions(List<String> truths, Vote vote, int k, int answers) {
    return predictions(truths, vote, k, answers, true);
  }

  /// The same, filled up with classes that nobody voted for, the first ones first: what code that
  /// ranks all classes reports as top-5.
  public List<Prediction> padded(List<String> truths, Vote vote, int k, int answers) {
    return predictions(truths, vote, k, answers, false);
  }

  private List<Prediction> predictions(
      List<String> truths, Vote vote, int k, int answers, boolean votedOnly) {
    return IntStream.range(0, nearest.queries())
        .parallel()
        .mapToObj(query -> {
          double[] votes = votes(query, vote, k);
          List<String> ranked =
              Arrays.stream(ClassScores.best(votes, answers))
                  .filter(column -> !votedOnly || votes[column] > 0)
                  .mapToObj(classes::taxonId)
                  .toList();
          return new Prediction(truths.get(query), ranked);
        })
        .toList();
  }
}
