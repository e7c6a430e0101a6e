package naja.eval.probe;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One binary task of NeWT (Van Horn et al., Benchmarking Representation Learning for Natural World
/// Image Collections, 2021), solved from frozen embeddings in the two ways that are published under
/// that name. Their numbers do not compare: classifier and average both differ.
///
/// @param name of the task
/// @param train raw embeddings with class 0 or 1
/// @param test raw embeddings with class 0 or 1
public record NewtTask(String name, LabelledRows train, LabelledRows test) {
  private static final List<Double> GRID = List.of(1e-4, 1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3);
  private static final List<Kernel> KERNELS = List.of(Kernel.values());
  private static final int GRID_FOLDS = 3;
  private static final int SEARCH_FOLDS = 5;
  private static final int DRAWS = 100;

  /// How a task was solved.
  ///
  /// @param right whether each test row was right
  /// @param chosen the parameters that were best in cross-validation, the first of several
  /// @param validation mean accuracy over the folds of every parameter that was tried
  public record Score(String task, List<Boolean> right, String chosen, List<Double> validation) {
    public Score {
      right = List.copyOf(right);
      validation = List.copyOf(validation);
    }

    /// How many test rows were right.
    public int correct() {
      return (int) right.stream().filter(row -> row).count();
    }

    public int tested() {
      return right.size();
    }

    /// Share of the test rows that were right.
    public double accuracy() {
      return (double) correct() / tested();
    }
  }

  /// The original reading: standardised on the training rows, scaled to length 1, then a linear
  /// support vector machine with squared hinge loss, C from 1e-4 to 1e3 by three stratified folds.
  public Score original() {
    var scaling = FeatureVariant.STD_L2N.fit(train.features());
    LabelledRows scaled = train.with(FeatureVariant.apply(scaling, train.features()));
    List<Double> validation = GRID.stream().map(c -> validate(scaled, new LinearSvm(c))).toList();
    double c = GRID.get(first(validation));
    int[] predicted =
        binary(new LinearSvm(c), scaled, FeatureVariant.apply(scaling, test.features()));
    return score(predicted, "C=" + c, validation);
  }

  /// The reading of birder and biobench: scaled to length 1, centred on the training rows and
  /// scaled again, standardised within each fold, then the best of 100 drawn support vector
  /// machines by five stratified folds.
  ///
  /// @param candidates in the order in which they were drawn
  public Score search(List<KernelSvm> candidates) {
    LabelledRows centred = train.with(centred(train.features()));
    int[] folds = StratifiedFolds.of(train.classes(), SEARCH_FOLDS);
    List<Fold> parts =
        IntStream.range(0, SEARCH_FOLDS).mapToObj(fold -> fold(centred, folds, fold)).toList();
    List<Double> validation =
        candidates.parallelStream()
            .map(candidate ->
                parts.stream().mapToDouble(part -> part.accuracy(candidate)).sum() / SEARCH_FOLDS)
            .toList();
    KernelSvm best = candidates.get(first(validation));
    Fold whole = Fold.of(centred, test.with(centred(test.features())));
    return score(whole.predict(best), best.toString(), validation);
  }

  /// A linear support vector machine with C = 1 on centred features, not standardised, which
  /// biobench takes for tasks of few rows.
  public Score plain() {
    int[] predicted =
        Arrays.stream(plainDecisions()).mapToInt(decision -> decision > 0 ? 1 : 0).toArray();
    return score(predicted, "C=1.0", List.of());
  }

  /// The decision value of every test row by that machine, greater than 0 for class 1.
  public double[] plainDecisions() {
    return new KernelSvm(Kernel.LINEAR, 1, 1)
        .fit(train.with(centred(train.features())))
        .decisions(centred(test.features()));
  }

  /// Share of all the test rows of all tasks that were right: birder's average.
  public static double overImages(List<Score> scores) {
    return (double) scores.stream().mapToInt(Score::correct).sum()
        / scores.stream().mapToInt(Score::tested).sum();
  }

  /// Mean accuracy over the tasks: the original average.
  public static double overTasks(List<Score> scores) {
    return scores.stream().mapToDouble(Score::accuracy).average().orElse(0);
  }

  private double[][] centred(double[][] rows) {
    double[][] unit = unit(train.features());
    return FeatureVariant.apply(FeatureVariant.CL2N.fit(unit), unit(rows));
  }

  /// The 100 machines that a seed draws: C log-uniform from 1e-3 to 10, gamma from 1e-4 to 1e-3,
  /// any kernel.
  public static List<KernelSvm> draw(long seed) {
    RandomGenerator random = ProbeTraining.generator(seed);
    return Stream.generate(() ->
            new KernelSvm(
                KERNELS.get(random.nextInt(KERNELS.size())),
                Math.pow(10, random.nextDouble(-3, 1)),
                Math.pow(10, random.nextDouble(-4, -3))))
        .limit(DRAWS)
        .toList();
  }

  private static double[][] unit(double[][] rows) {
    return FeatureVariant.apply(FeatureVariant.L2N.fit(rows), rows);
  }

  private static double validate(LabelledRows rows, LinearSvm machine) {
    int[] folds = StratifiedFolds.of(rows.classes(), GRID_FOLDS);
    double sum = 0;
    for (int fold = 0; fold < GRID_FOLDS; fold++) {
      int[] left = StratifiedFolds.rows(folds, fold);
      LabelledRows part = rows.at(left);
      sum += accuracy(binary(machine, rows.without(left), part.features()), part);
    }
    return sum / GRID_FOLDS;
  }

  private static int[] binary(LinearSvm machine, LabelledRows rows, double[][] asked) {
    double[][] decisions = machine.fit(rows).model().scores(asked);
    return Arrays.stream(decisions).mapToInt(decision -> decision[1] > 0 ? 1 : 0).toArray();
  }

  private static Fold fold(LabelledRows rows, int[] folds, int fold) {
    int[] left = StratifiedFolds.rows(folds, fold);
    return Fold.of(rows.without(left), rows.at(left));
  }

  private Score score(int[] predicted, String chosen, List<Double> validation) {
    List<Boolean> right =
        IntStream.range(0, predicted.length)
            .mapToObj(row -> predicted[row] == test.classes()[row])
            .toList();
    return new Score(name, right, chosen, validation);
  }

  private static double accuracy(int[] predicted, LabelledRows rows) {
    return (double)
            IntStream.range(0, predicted.length)
                .filter(row -> predicted[row] == rows.classes()[row])
                .count()
        / predicted.length;
  }

  private static int first(List<Double> scores) {
    return Softmax.best(scores.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// Standardised training rows with the rows that are asked about, and their products.
  private record Fold(LabelledRows train, LabelledRows asked, Gram within, Gram across) {
    static Fold of(LabelledRows train, LabelledRows asked) {
      var scaling = FeatureVariant.STD.fit(train.features());
      LabelledRows scaled = train.with(FeatureVariant.apply(scaling, train.features()));
      double[][] others = FeatureVariant.apply(scaling, asked.features());
      return new Fold(
          scaled,
          asked,
          Gram.of(scaled.features(), scaled.features()),
          Gram.of(others, scaled.features()));
    }

    int[] predict(KernelSvm machine) {
      return machine.fit(train, within).predict(across);
    }

    double accuracy(KernelSvm machine) {
      return NewtTask.accuracy(predict(machine), asked);
    }
  }
}
