package naja.eval.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What answers score, with intervals: shares of hits at 1, 3 and 5, macro F1 and balanced accuracy
/// as [Classification] defines them.
///
/// Taxa are numbered once, so that a thousand resamples count in arrays; the numbers never leave
/// this class.
public final class AnswerScores {
  /// The names of the scores, in the order in which they come.
  public static final List<String> NAMES =
      List.of("top1", "top3", "top5", "macro_f1", "balanced_accuracy");

  private static final int NO_ANSWER = -1;

  private final int taxa;
  private final int[] truths;
  private final int[] best;

  /// The place of the truth among the answers, from 0.
  private final int[] places;

  private AnswerScores(List<Prediction> predictions) {
    Map<String, Integer> numbers = new HashMap<>();
    truths = new int[predictions.size()];
    best = new int[predictions.size()];
    places = new int[predictions.size()];
    for (int row = 0; row < truths.length; row++) {
      Prediction prediction = predictions.get(row);
      truths[row] = number(numbers, prediction.truth());
      best[row] = prediction.best().map(taxon -> number(numbers, taxon)).orElse(NO_ANSWER);
      int place = prediction.ranked().indexOf(prediction.truth());
      places[row] = place < 0 ? Integer.MAX_VALUE : place;
    }
    taxa = numbers.size();
  }

  private static int number(Map<String, Integer> numbers, String taxon) {
    return numbers.computeIfAbsent(taxon, _ -> numbers.size());
  }

  /// The scores of answers, at least one, by the names of [#NAMES].
  public static List<Score> of(List<Answered> answers) {
    AnswerScores scores = new AnswerScores(Answered.predictions(answers));
    return Score.named(
        NAMES,
        Bootstrap.of(Answered.observationIds(answers), IntervalSeed.current())
            .intervals(scores::values));
  }

  /// How much better A is than B at each score, from answers to the same queries in the same order.
  static List<Bootstrap.Comparison> compare(List<Answered> a, List<Answered> b) {
    AnswerScores first = new AnswerScores(Answered.predictions(a));
    AnswerScores second = new AnswerScores(Answered.predictions(b));
    return Bootstrap.of(Answered.observationIds(a), IntervalSeed.current())
        .comparisons(first::values, second::values);
  }

  /// The scores of a draw of rows, in the order of [#NAMES].
  double[] values(int[] rows) {
    int[] hits = new int[taxa];
    int[] shown = new int[taxa];
    int[] answered = new int[taxa];
    int[] depth = new int[3];
    for (int row : rows) {
      shown[truths[row]]++;
      if (best[row] != NO_ANSWER) {
        answered[best[row]]++;
      }
      hits[truths[row]] += places[row] == 0 ? 1 : 0;
      depth[0] += places[row] < 1 ? 1 : 0;
      depth[1] += places[row] < 3 ? 1 : 0;
      depth[2] += places[row] < 5 ? 1 : 0;
    }
    double n = rows.length;
    return new double[] {
      depth[0] / n,
      depth[1] / n,
      depth[2] / n,
      macroF1(hits, shown, answered),
      meanRecall(hits, shown)
    };
  }

  private static double macroF1(int[] hits, int[] truths, int[] answers) {
    double sum = 0;
    int named = 0;
    for (int taxon = 0; taxon < hits.length; taxon++) {
      int count = truths[taxon] + answers[taxon];
      if (count > 0) {
        sum += 2.0 * hits[taxon] / count;
        named++;
      }
    }
    return sum / named;
  }

  private static double meanRecall(int[] hits, int[] truths) {
    double sum = 0;
    int occurring = 0;
    for (int taxon = 0; taxon < hits.length; taxon++) {
      if (truths[taxon] > 0) {
        sum += (double) hits[taxon] / truths[taxon];
        occurring++;
      }
    }
    return sum / occurring;
  }
}
