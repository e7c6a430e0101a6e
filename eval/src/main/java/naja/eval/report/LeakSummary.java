package naja.eval.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import naja.eval.metric.AnswerScores;
import naja.eval.metric.Answered;
import naja.eval.metric.Score;
import naja.eval.split.Leak;
import naja.eval.split.LeakAudit;

/// What a leak audit found, and the scores without the queries that leak.
///
/// @param queries queries that leak, over all rounds
/// @param sameObservation of them, those with a reference of their observation
/// @param sameContent those whose file is a reference too
/// @param nearlySame those with a reference of at least `threshold`
/// @param threshold cosine
/// @param n queries that do not leak
/// @param scores of those alone; empty where all leak
public record LeakSummary(
    int queries,
    int sameObservation,
    int sameContent,
    int nearlySame,
    double threshold,
    int n,
    List<Score> scores) {
  public LeakSummary {
    scores = List.copyOf(scores);
  }

  /// Sums up.
  ///
  /// @param clean the answers to the queries that do not leak
  static LeakSummary of(LeakAudit audit, List<Answered> clean) {
    return of(audit, clean.size(), clean.isEmpty() ? List.of() : AnswerScores.of(clean));
  }

  /// Sums up where answers are not taxa.
  ///
  /// @param n queries that do not leak
  /// @param scores of those alone; empty where there are none
  public static LeakSummary of(LeakAudit audit, int n, List<Score> scores) {
    return new LeakSummary(
        audit.leaks().size(),
        count(audit, Leak::sameObservation),
        count(audit, Leak::sameContent),
        count(audit, Leak::nearlySame),
        audit.threshold(),
        n,
        scores);
  }

  /// For people.
  String text() {
    if (queries == 0) {
      return line();
    }
    StringBuilder text = new StringBuilder(line());
    scores.forEach(score -> text.append(scoreLine(score)));
    return text.toString();
  }

  /// What was found, without the scores.
  String line() {
    if (queries == 0) {
      return "leaks        none%n".formatted();
    }
    return String.format(
        Locale.ROOT,
        "leaks        %d queries (%d same observation, %d same file, %d with cosine >= %s); without them, %d queries:%n",
        queries,
        sameObservation,
        sameContent,
        nearlySame,
        threshold,
        n);
  }

  private static String scoreLine(Score score) {
    return String.format("  %-10s %s%n", score.name(), score.text());
  }

  private static int count(LeakAudit audit, Predicate<Leak> kind) {
    return (int) audit.leaks().stream().filter(kind).count();
  }
}
