package naja.eval.report;

import java.util.List;
import java.util.Locale;
import naja.eval.metric.Bootstrap;
import naja.eval.metric.Score;
import org.jspecify.annotations.Nullable;

/// The result of a protocol whose numbers are not those of naming a taxon, such as retrieval.
///
/// @param n photos that count
/// @param resampling how the intervals were drawn
/// @param leaks what the references knew already, and the scores without those photos
/// @param notes what else a reader should know
public record ScoreReport(
    String protocol,
    String variant,
    String split,
    String splitSha256,
    String encoder,
    long generation,
    @Nullable Long seed,
    int n,
    int observations,
    String resampling,
    List<Score> scores,
    LeakSummary leaks,
    List<String> notes)
    implements ScoredReport {
  /// Copies the lists.
  public ScoreReport {
    scores = List.copyOf(scores);
    notes = List.copyOf(notes);
  }

  /// A result of these scores.
  ///
  /// @param observationIds of the photos that count
  public static ScoreReport of(
      EvaluationReport.Origin origin,
      int n,
      List<String> observationIds,
      List<Score> scores,
      LeakSummary leaks,
      List<String> notes) {
    return new ScoreReport(
        origin.protocol(),
        origin.variant(),
        origin.split(),
        origin.splitSha256(),
        origin.encoder(),
        origin.generation(),
        origin.seed(),
        n,
        (int) observationIds.stream().distinct().count(),
        Bootstrap.NAME,
        scores,
        leaks,
        notes);
  }

  /// The same, with intervals that were drawn in another way.
  public ScoreReport drawnBy(String other) {
    return new ScoreReport(
        protocol,
        variant,
        split,
        splitSha256,
        encoder,
        generation,
        seed,
        n,
        observations,
        other,
        scores,
        leaks,
        notes);
  }

  @Override
  public String toTable() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            """
            protocol     %s (%s)
            split        %s
            gallery      encoder %s, generation %d
            photos       %d
            """,
            protocol,
            variant,
            seed == null ? split : split + ", seed " + seed,
            encoder,
            generation,
            n));
    table.append(scoreLines());
    table.append(leaks.text());
    notes.forEach(
        note -> table.append("note         ").append(note).append(System.lineSeparator()));
    return table.toString();
  }
}
