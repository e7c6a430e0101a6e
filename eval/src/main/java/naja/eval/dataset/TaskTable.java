package naja.eval.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Binary tasks over photos, as NeWT lists them: a row per task and photo with its part (`train` or
/// `test`) and its class (0 or 1).
///
/// @param file for messages and reports
/// @param tasks in the order in which the file first names them
public record TaskTable(Path file, List<Task> tasks) {
  private static final String TRAIN = "train";
  private static final String TEST = "test";

  public TaskTable {
    tasks = List.copyOf(tasks);
  }

  /// What one task is trained and tested on.
  public record Task(String name, List<Example> train, List<Example> test) {
    public Task {
      train = List.copyOf(train);
      test = List.copyOf(test);
    }
  }

  /// A photo with its class in a task.
  ///
  /// @param row of the data
  /// @param label 0 or 1
  public record Example(int row, int label) {}

  /// Reads tasks over photos of these data. A photo is named by its image id, or by its file's name
  /// without folder and ending where only one photo has that name.
  ///
  /// @param columns other names of the columns `image`, `task`, `split` and `label`
  /// @throws DatasetException naming the rows that cannot be used, and what is wrong with them
  public static TaskTable read(Path file, Map<String, String> columns, Dataset data) {
    Table table = Table.read(file);
    ColumnNames names =
        new ColumnNames(table, file, columns, Set.of("image", "task", "split", "label"));
    return new Reading(file, table, names, new PhotoNames(data)).tables();
  }

  private record Reading(Path file, Table table, ColumnNames names, PhotoNames photos) {
    TaskTable tables() {
      List<String> tasks = table.column(names.of("task", "task"));
      List<String> parts = table.column(names.of("split", "split"));
      int[] labels = table.integers(names.of("label", "label"));
      int[] rows = photos.rows(file, table.column(names.of("image", "image_id", "image", "id")));
      Map<String, Draft> drafts = new LinkedHashMap<>();
      for (int line = 0; line < rows.length; line++) {
        require(line, labels[line], parts.get(line));
        drafts
            .computeIfAbsent(tasks.get(line), _ -> new Draft())
            .add(
                parts.get(line),
                new Example(rows[line], labels[line]),
                place(line) + " names a photo of task " + tasks.get(line));
      }
      List<Task> complete = new ArrayList<>();
      drafts.forEach((name, draft) -> complete.add(draft.done(file, name)));
      if (complete.isEmpty()) {
        throw new DatasetException(file + " names no task");
      }
      return new TaskTable(file, complete);
    }

    private void require(int line, int label, String part) {
      if (label != 0 && label != 1) {
        throw new DatasetException(place(line) + ": the class must be 0 or 1, got " + label);
      }
      if (!part.equals(TRAIN) && !part.equals(TEST)) {
        throw new DatasetException(
            "%s: the part must be train or test, got '%s'".formatted(place(line), part));
      }
    }

    private String place(int line) {
      return "%s row %d".formatted(file, line + 1);
    }
  }

  /// A task that grows row by row.
  private static final class Draft {
    private final Map<String, List<Example>> parts = new HashMap<>();
    private final Set<Integer> seen = new HashSet<>();

    void add(String part, Example example, String place) {
      if (!seen.add(example.row())) {
        throw new DatasetException(place + " a second time; a photo has one row in a task");
      }
      parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(example);
    }

    Task done(Path file, String name) {
      List<Example> train = parts.getOrDefault(TRAIN, List.of());
      List<Example> test = parts.getOrDefault(TEST, List.of());
      if (test.isEmpty()) {
        throw new DatasetException("%s: task %s has no test photo".formatted(file, name));
      }
      for (int label = 0; label <= 1; label++) {
        int wanted = label;
        long photos = train.stream().filter(example -> example.label() == wanted).count();
        if (photos < 2) {
          throw new DatasetException(
              "%s: task %s has %d photos of class %d to train on, needs at least 2"
                  .formatted(file, name, photos, label));
        }
      }
      return new Task(name, train, test);
    }
  }
}
