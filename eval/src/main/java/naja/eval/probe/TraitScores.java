package naja.eval.probe;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// How well a multi-label probe names the traits of every row.
///
/// @param perTrait F1 of every trait, 0 where it is undefined
/// @param macroF1 mean over all traits
/// @param macroF1PresentOnly mean over the traits that some row has
/// @param exactMatch share of rows with every trait right
public record TraitScores(
    List<Double> perTrait, double macroF1, double macroF1PresentOnly, double exactMatch) {
  public TraitScores {
    perTrait = List.copyOf(perTrait);
  }

  /// The logit above which birder says yes: a probability of 0.5.
  public static final double PROBABILITY_HALF = 0;

  /// The logit above which bioclip-2 and biobench say yes: a probability of 0.62.
  public static final double LOGIT_HALF = 0.5;

  /// Scores logits, at least one row.
  ///
  /// @param targets 0 or 1 per row and trait
  /// @param above a trait is said to be there when its logit is greater than this
  public static TraitScores of(double[][] logits, double[][] targets, double above) {
    double[] f1 =
        IntStream.range(0, targets[0].length)
            .mapToDouble(trait -> f1(logits, targets, above, trait))
            .toArray();
    double[] present =
        IntStream.range(0, f1.length)
            .filter(trait -> positives(targets, trait) > 0)
            .mapToDouble(trait -> f1[trait])
            .toArray();
    long exact =
        IntStream.range(0, logits.length)
            .filter(row -> isExact(logits[row], targets[row], above))
            .count();
    return new TraitScores(
        DoubleStream.of(f1).boxed().toList(),
        mean(f1),
        mean(present),
        (double) exact / logits.length);
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElse(0);
  }

  private static long positives(double[][] targets, int trait) {
    return IntStream.range(0, targets.length).filter(row -> targets[row][trait] > 0).count();
  }

  private static double f1(double[][] logits, double[][] targets, double above, int trait) {
    int hits = 0;
    int named = 0;
    for (int row = 0; row < logits.length; row++) {
      boolean said = logits[row][trait] > above;
      boolean there = targets[row][trait] > 0;
      hits += said && there ? 1 : 0;
      named += (said ? 1 : 0) + (there ? 1 : 0);
    }
    return named == 0 ? 0 : 2.0 * hits / named;
  }

  private static boolean isExact(double[] logits, double[] targets, double above) {
    return IntStream.range(0, logits.length)
        .allMatch(trait -> (logits[trait] > above) == (targets[trait] > 0));
  }
}
