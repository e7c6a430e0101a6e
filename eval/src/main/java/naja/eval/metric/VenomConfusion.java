package naja.eval.metric;

import java.util.Collection;
import java.util.Set;

/// How wrong answers cross the border between harmless and venomous, as the SnakeCLEF organisers'
/// `evaluate.py` counts.
///
/// A taxon is venomous if it is in the given set and harmless otherwise; the truth `-1` counts
/// among the wrong answers but not among `harmless` or `venomous`.
///
/// @param harmless queries whose truth is harmless
/// @param venomous queries whose truth is venomous
/// @param hh harmless taken for another harmless one
/// @param hv harmless taken for a venomous one
/// @param vh venomous taken for a harmless one
/// @param vv venomous taken for another venomous one
public record VenomConfusion(int harmless, int venomous, int hh, int hv, int vh, int vv) {
  private static final String UNKNOWN = "-1";

  /// Counts first answers; a query without an answer counts as an answer that is harmless and
  /// wrong: the dearest reading.
  public static VenomConfusion of(Collection<Prediction> predictions, Set<String> venomousTaxa) {
    int[][] truths = new int[2][2];
    int[][] wrong = new int[2][2];
    for (Prediction prediction : predictions) {
      int truth = venomousTaxa.contains(prediction.truth()) ? 1 : 0;
      int answer = prediction.best().filter(venomousTaxa::contains).isPresent() ? 1 : 0;
      truths[truth][prediction.truth().equals(UNKNOWN) ? 1 : 0]++;
      wrong[truth][answer] += prediction.hits(1) ? 0 : 1;
    }
    return new VenomConfusion(
        truths[0][0], truths[1][0], wrong[0][0], wrong[0][1], wrong[1][0], wrong[1][1]);
  }

  /// The four rates in percent: hh and hv of the harmless, vh and vv of the venomous; NaN where
  /// there are none.
  public double[] percentages() {
    return new double[] {
      percent(hh, harmless), percent(hv, harmless), percent(vh, venomous), percent(vv, venomous)
    };
  }

  /// The four counts in the order hh, hv, vh, vv.
  public int[] counts() {
    return new int[] {hh, hv, vh, vv};
  }

  private static double percent(int count, int of) {
    return of == 0 ? Double.NaN : (double) count / of * 100;
  }
}
