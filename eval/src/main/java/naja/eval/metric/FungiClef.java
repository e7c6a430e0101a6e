package naja.eval.metric;

import java.util.Collection;
import java.util.Set;
import java.util.function.BiPredicate;

/// The four losses of FungiCLEF 2023, with one answer per observation; the lower the better. The
/// taxon `-1` is 'unknown', as truth and as answer, and not poisonous. Losses are rounded half to
/// even at four places, as the organisers' script has them.
///
/// @param macroF1 in percent, rounded at two places
/// @param track1 share of wrong answers
/// @param track2 cost of confusing poisonous and other: 100 and 1
/// @param track3 track 1 + track 2
/// @param track4 cost of confusing known and unknown: 10 and 0.1, any other error 1
/// @param userLoss track 4 + track 2, which biobench calls by that name
public record FungiClef(
    double macroF1, double track1, double track2, double track3, double track4, double userLoss) {
  private static final String UNKNOWN = "-1";

  /// Scores first answers, at least one; a query without an answer counts as answered 'unknown'.
  public static FungiClef of(Collection<Prediction> predictions, Set<String> poisonousTaxa) {
    double track1 = mean(predictions, (truth, answer) -> !truth.equals(answer));
    double missed = share(predictions, poisonousTaxa, true);
    double feared = share(predictions, poisonousTaxa, false);
    double track2 = 100 * missed + feared;
    double madeKnown = mean(predictions, (truth, answer) -> isUnknown(truth) && !isUnknown(answer));
    double madeUnknown =
        mean(predictions, (truth, answer) -> !isUnknown(truth) && isUnknown(answer));
    double track4 = track1 - madeKnown - madeUnknown + 10 * madeKnown + 0.1 * madeUnknown;
    return new FungiClef(
        Rounding.halfEven(Classification.of(predictions).macroF1() * 100, 2),
        Rounding.halfEven(track1, 4),
        Rounding.halfEven(track2, 4),
        Rounding.halfEven(track1 + track2, 4),
        Rounding.halfEven(track4, 4),
        Rounding.halfEven(track4 + track2, 4));
  }

  /// The share of errors from poisonous to not, or the other way round.
  private static double share(
      Collection<Prediction> predictions, Set<String> poisonous, boolean missed) {
    return mean(
        predictions,
        (truth, answer) ->
            poisonous.contains(truth) == missed && poisonous.contains(answer) != missed);
  }

  private static boolean isUnknown(String taxon) {
    return taxon.equals(UNKNOWN);
  }

  private static double mean(
      Collection<Prediction> predictions, BiPredicate<String, String> counts) {
    return predictions.stream()
        .mapToInt(prediction ->
            counts.test(prediction.truth(), prediction.best().orElse(UNKNOWN)) ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }
}
