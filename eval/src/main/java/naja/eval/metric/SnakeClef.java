package naja.eval.metric;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/// The metric of SnakeCLEF 2023 and 2024, with one answer per observation.
///
/// Track 1 = (1·F + 1·(100 − P_hh) + 2·(100 − P_hv) + 5·(100 − P_vh) + 2·(100 − P_vv)) / 11, the
/// higher the better, with macro F1 and the four confusion rates in percent; Track 2 = 1·hh + 2·hv
/// + 5·vh + 2·vv, the lower the better. The organisers' script rounds F1, every rate and the result
///   half to even at two places. Not 0 at chance: always wrong and harmless has Track 1 = 36.36.
///
/// @param macroF1 in percent, not rounded, over the union of true and predicted taxa
/// @param accuracy in percent, not rounded
public record SnakeClef(int n, double macroF1, double accuracy, VenomConfusion confusion) {
  /// What the numbers are, for people.
  public static final String UNITS =
      "track1, macro_f1, accuracy and rates in percent, rounded at two places; track2 a sum of costs, the lower the better";

  private static final long[] WEIGHTS = {1, 2, 5, 2};
  private static final double ALL_WEIGHTS = 11;

  /// Scores first answers, at least one.
  ///
  /// @param venomousTaxa the medically important taxa, from the competition's own list
  public static SnakeClef of(Collection<Prediction> predictions, Set<String> venomousTaxa) {
    Classification scores = Classification.of(predictions);
    return new SnakeClef(
        predictions.size(),
        scores.macroF1() * 100,
        scores.accuracy() * 100,
        VenomConfusion.of(predictions, venomousTaxa));
  }

  /// Macro F1 in percent, rounded.
  public double roundedMacroF1() {
    return Rounding.halfEven(macroF1, 2);
  }

  /// Accuracy in percent, rounded.
  public double roundedAccuracy() {
    return Rounding.halfEven(accuracy, 2);
  }

  /// The rates hh, hv, vh, vv in percent, rounded.
  public double[] roundedPercentages() {
    return Arrays.stream(confusion.percentages())
        .map(percent -> Rounding.halfEven(percent, 2))
        .toArray();
  }

  /// Track 1 with the official roundings; NaN if no truth is harmless or none is venomous, where
  /// the official script fails.
  public double track1() {
    return Rounding.halfEven(track1(roundedMacroF1(), roundedPercentages()), 2);
  }

  /// Track 1 without any rounding.
  public double track1Unrounded() {
    return track1(macroF1, confusion.percentages());
  }

  /// Track 2: the sum of the weighted errors, which depends on the number of observations.
  public long track2() {
    int[] counts = confusion.counts();
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += WEIGHTS[i] * counts[i];
    }
    return sum;
  }

  private static double track1(double macroF1, double[] percentages) {
    double sum = macroF1;
    for (int i = 0; i < percentages.length; i++) {
      sum += WEIGHTS[i] * (100 - percentages[i]);
    }
    return sum / ALL_WEIGHTS;
  }
}
