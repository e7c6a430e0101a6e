package naja.eval.competition;

import java.util.List;
import java.util.Locale;
import naja.eval.metric.Bootstrap;
import naja.eval.metric.Score;
import naja.eval.report.Report;

/// What a competition run did, and its official score.
///
/// @param file what is to be handed in
/// @param photos that were used
/// @param failed photos that could not be used
/// @param scores with 95 % intervals; empty where the truth is not known
/// @param units what the scores are; empty without scores
/// @param warning what looks wrong; empty if nothing does
public record SubmissionReport(
    String file,
    String variant,
    String encoder,
    long generation,
    int rows,
    int photos,
    int failed,
    List<Score> scores,
    String units,
    String warning)
    implements Report {
  /// Copies the scores.
  public SubmissionReport {
    scores = List.copyOf(scores);
  }

  @Override
  public String toTable() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            """
            file         %s, checked by the row rules
            answers      %s
            gallery      encoder %s, generation %d
            rows         %d, from %d photos%s
            """,
            file,
            variant,
            encoder,
            generation,
            rows,
            photos,
            failed == 0 ? "" : "; %d photos could not be used".formatted(failed)));
    scores.forEach(score -> table.append(String.format("%-12s %s%n", score.name(), score.text())));
    if (!scores.isEmpty()) {
      table.append(
          String.format(
              "intervals    95 %%, %,d resamples of rows%nunits        %s%n",
              Bootstrap.RESAMPLES, units));
    }
    return warning.isEmpty() ? table.toString() : table + "warning      " + warning + "\n";
  }
}
