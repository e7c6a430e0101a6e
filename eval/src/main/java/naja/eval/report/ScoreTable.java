package naja.eval.report;

import java.util.List;
import java.util.Locale;
import naja.eval.metric.Score;

/// Several readings of one protocol on one gallery, to be read side by side.
///
/// @param results at least one, with scores of the same names
public record ScoreTable(List<ScoredReport> results) implements Report {
  private static final String COLUMN = "  %-26s";

  /// Checks that there is a result.
  public ScoreTable {
    results = List.copyOf(results);
    if (results.isEmpty()) {
      throw new IllegalArgumentException("a table needs at least 1 result, got 0");
    }
  }

  /// A table of results of one kind.
  public static ScoreTable of(List<? extends ScoredReport> results) {
    return new ScoreTable(List.copyOf(results));
  }

  /// The first result says on what; then one line per result, scores with their intervals.
  @Override
  public String toTable() {
    ScoredReport first = results.getFirst();
    int width = results.stream().mapToInt(result -> label(result).length()).max().orElse(0);
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%s on encoder %s, generation %d%n%n%s",
            first.protocol(),
            first.encoder(),
            first.generation(),
            " ".repeat(width)));
    first.scores().forEach(score -> table.append(String.format(COLUMN, score.name())));
    table.append(System.lineSeparator());
    results.forEach(result -> table.append(line(result, result.scores(), width)));
    table.append(String.format("%nanswers      %d%n", first.n())).append(first.intervalLine());
    return table.append(leaks(width)).toString();
  }

  /// What each split leaks, and the scores without it.
  private String leaks(int width) {
    StringBuilder table = new StringBuilder();
    String last = "";
    for (ScoredReport result : results) {
      String found = result.leaks().line();
      table.append(found.equals(last) ? "" : found);
      last = found;
      if (result.leaks().queries() > 0) {
        table.append(line(result, result.leaks().scores(), width));
      }
    }
    return table.toString();
  }

  private static String line(ScoredReport result, List<Score> scores, int width) {
    StringBuilder line = new StringBuilder(label(result));
    line.append(" ".repeat(width - line.length()));
    for (Score score : scores) {
      line.append(String.format(COLUMN, score.text()));
    }
    return line.toString().stripTrailing() + System.lineSeparator();
  }

  private static String label(ScoredReport result) {
    String seed = result.seed() == null ? "" : ", seed " + result.seed();
    return result.label() + "  " + result.split() + seed;
  }
}
