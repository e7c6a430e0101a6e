package naja.eval.report;

import java.util.List;
import java.util.Locale;
import naja.eval.metric.Classification;
import naja.eval.metric.Prediction;
import org.jspecify.annotations.Nullable;

/// The result of one protocol on one gallery. Shares are fractions from 0 to 1.
///
/// @param n queries
/// @param correct queries whose first answer was right
/// @param top3 share of queries whose truth is among the first three answers
/// @param macroF1 over the union of true and predicted taxa
/// @param seed of the split; null where nothing is drawn
/// @param k neighbours that vote; null where none do
public record EvaluationReport(
    String protocol,
    String variant,
    String split,
    int n,
    int correct,
    double accuracy,
    double top1,
    double top3,
    double top5,
    double macroF1,
    String encoder,
    long generation,
    @Nullable Long seed,
    @Nullable Integer k)
    implements Report {
  private static final int MANY = 100;

  /// Where a report's numbers come from.
  ///
  /// @param encoder id of the gallery's encoder
  /// @param generation of the gallery
  public record Origin(
      String protocol,
      String variant,
      String split,
      String encoder,
      long generation,
      @Nullable Long seed,
      @Nullable Integer k) {}

  /// Scores predictions, at least one.
  public static EvaluationReport of(Origin origin, List<Prediction> predictions) {
    int n = predictions.size();
    if (n == 0) {
      throw new IllegalArgumentException("a report needs at least 1 prediction, got 0");
    }
    int correct = hits(predictions, 1);
    return new EvaluationReport(
        origin.protocol,
        origin.variant,
        origin.split,
        n,
        correct,
        (double) correct / n,
        (double) correct / n,
        (double) hits(predictions, 3) / n,
        (double) hits(predictions, 5) / n,
        Classification.of(predictions).macroF1(),
        origin.encoder,
        origin.generation,
        origin.seed,
        origin.k);
  }

  /// A few lines for people; the last one is a warning where not one of many answers is right, as
  /// when class positions are taken for taxon ids.
  @Override
  public String toTable() {
    return numbers()
        + (correct == 0 && n > MANY
            ? "warning      none of %d answers is right: were class positions taken for taxon ids?\n"
                .formatted(n)
            : "");
  }

  private String numbers() {
    return String.format(
        Locale.ROOT,
        """
        protocol     %s (%s)
        split        %s
        gallery      encoder %s, generation %d
        right        %d of %d
        top-1/3/5    %.4f / %.4f / %.4f
        macro F1     %.4f
        """,
        protocol,
        k == null ? variant : variant + ", k = " + k,
        seed == null ? split : split + ", seed " + seed,
        encoder,
        generation,
        correct,
        n,
        top1,
        top3,
        top5,
        macroF1);
  }

  private static int hits(List<Prediction> predictions, int k) {
    return (int) predictions.stream().filter(prediction -> prediction.hits(k)).count();
  }
}
