package naja.eval.competition;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.Table;

/// The file that is handed in: `observation_id,class_id`, one row per observation.
public final class SubmissionFile {
  private static final String OBSERVATION = "observation_id";
  private static final String TAXON = "class_id";

  private SubmissionFile() {}

  /// Writes answers in order, over a file that is there once what was written has passed the check.
  ///
  /// @param answers the taxon id of every observation
  /// @param taxa every id that may be answered
  public static void write(Path file, Map<String, String> answers, Set<String> taxa) {
    Draft.write(
        file,
        writer -> {
          writer.write(OBSERVATION + "," + TAXON + "\n");
          for (var answer : answers.entrySet()) {
            writer.write(cell(answer.getKey()) + "," + cell(answer.getValue()) + "\n");
          }
        },
        draft -> check(draft, answers.keySet(), taxa));
  }

  /// Checks a file by the organisers' rules: exactly one row for every observation, and no other;
  /// and by ours: every answer is a known taxon id, never a position.
  ///
  /// @throws DatasetException naming the first rows that break a rule
  public static void check(Path file, Set<String> observations, Set<String> taxa) {
    Table table = Table.read(file);
    if (!table.header().equals(List.of(OBSERVATION, TAXON))) {
      throw new DatasetException(
          "%s must have the columns %s,%s, got %s"
              .formatted(file, OBSERVATION, TAXON, table.header()));
    }
    Map<String, Integer> rows = new HashMap<>();
    table.column(OBSERVATION).forEach(id -> rows.merge(id, 1, Integer::sum));
    Set<String> twice = new TreeSet<>();
    rows.forEach((id, count) -> {
      if (count > 1) {
        twice.add(id);
      }
    });
    refuse(file, twice, "have more than one row");
    refuse(file, without(observations, rows.keySet()), "have no row");
    refuse(file, without(rows.keySet(), observations), "were not asked about");
    refuse(file, without(Set.copyOf(table.column(TAXON)), taxa), "are no taxon ids");
  }

  private static Set<String> without(Set<String> ids, Set<String> others) {
    Set<String> left = new TreeSet<>(ids);
    left.removeAll(others);
    return left;
  }

  private static void refuse(Path file, Set<String> ids, String problem) {
    if (!ids.isEmpty()) {
      throw new DatasetException(
          "%s: %d ids %s, such as %s"
              .formatted(file, ids.size(), problem, ids.stream().limit(5).toList()));
    }
  }

  private static String cell(String text) {
    return text.matches("[^\",\n\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
