package naja.eval.report;

import java.util.List;
import java.util.Locale;

/// How binary tasks were solved: what each reading scores over all tasks, and task by task.
///
/// @param results one per reading and seed; scores `over_tasks` (mean accuracy of the tasks) and
///   `over_images`
/// @param tasks in the order of the table
/// @param notes what else a reader should know
public record NewtReport(List<ScoreReport> results, List<TaskLine> tasks, List<String> notes)
    implements Report {
  public NewtReport {
    results = List.copyOf(results);
    tasks = List.copyOf(tasks);
    notes = List.copyOf(notes);
  }

  /// What became of one task.
  ///
  /// @param trained photos
  /// @param tested photos
  /// @param solutions one per reading and seed
  public record TaskLine(String task, int trained, int tested, List<Solution> solutions) {
    public TaskLine {
      solutions = List.copyOf(solutions);
    }
  }

  /// How one reading solved a task.
  ///
  /// @param chosen the parameters that cross-validation chose
  public record Solution(String variant, int correct, double accuracy, String chosen) {}

  @Override
  public String toTable() {
    StringBuilder table = new StringBuilder(ScoreTable.of(results).toTable());
    notes.forEach(
        note -> table.append("note         ").append(note).append(System.lineSeparator()));
    table.append(String.format("%ntask                      trained  tested"));
    tasks.getFirst().solutions().forEach(solution -> table.append("  ").append(solution.variant()));
    table.append(System.lineSeparator());
    tasks.forEach(task -> table.append(line(task)));
    return table.toString();
  }

  private static String line(TaskLine task) {
    StringBuilder line =
        new StringBuilder(
            String.format(Locale.ROOT, "%-24s  %7d  %6d", task.task, task.trained, task.tested));
    for (Solution solution : task.solutions) {
      int width = solution.variant.length() + 2;
      line.append(String.format(Locale.ROOT, "%" + width + ".4f", solution.accuracy));
    }
    return line.append(System.lineSeparator()).toString();
  }
}
