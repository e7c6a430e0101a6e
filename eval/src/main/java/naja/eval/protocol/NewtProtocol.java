package naja.eval.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.TaskTable;
import naja.eval.dataset.TaskTable.Example;
import naja.eval.dataset.TaskTable.Task;
import naja.eval.metric.Bootstrap;
import naja.eval.metric.IntervalSeed;
import naja.eval.metric.Score;
import naja.eval.probe.KernelSvm;
import naja.eval.probe.LabelledRows;
import naja.eval.probe.NewtTask;
import naja.eval.report.LeakSummary;
import naja.eval.report.NewtReport;
import naja.eval.report.NewtReport.Solution;
import naja.eval.report.NewtReport.TaskLine;
import naja.eval.report.ScoreReport;
import naja.eval.split.Hides;
import naja.eval.split.LeakAudit;
import naja.eval.split.Role;
import naja.eval.split.Split;
import naja.indexer.ProgressCount;
import naja.indexer.ProgressListener;

/// Binary tasks solved by support vector machines on frozen embeddings, as NeWT. Both published
/// averages are reported for every reading: over tasks and over images.
///
/// @param readings at least one
/// @param seeds of the readings that draw, at least one
public record NewtProtocol(List<NewtReading> readings, List<Long> seeds) {
  /// The seeds of birder's three runs.
  public static final List<Long> SEEDS = List.of(0L, 1L, 2L);

  private static final List<String> NAMES = List.of("over_tasks", "over_images");

  /// Copies the lists.
  public NewtProtocol {
    readings = readings.stream().distinct().toList();
    seeds = seeds.stream().distinct().toList();
    if (readings.isEmpty() || seeds.isEmpty()) {
      throw new IllegalArgumentException(
          "NeWT needs a reading and a seed, got %s and %s".formatted(readings, seeds));
    }
  }

  /// Solves the tasks.
  ///
  /// @param progress counts solved tasks
  /// @throws DatasetException naming a task with too few photos to choose parameters by
  public NewtReport run(Dataset data, TaskTable table, ProgressListener progress) {
    requireFolds(table);
    return new Run(data, table).report(progress);
  }

  private void requireFolds(TaskTable table) {
    int folds = readings.stream().mapToInt(NewtReading::folds).max().orElse(0);
    for (Task task : table.tasks()) {
      long ones = task.train().stream().filter(example -> example.label() == 1).count();
      long most = Math.max(ones, task.train().size() - ones);
      if (most < folds) {
        throw new DatasetException(
            "%s: task %s has at most %d photos of a class to train on, but %d folds choose its parameters"
                .formatted(table.file(), task.name(), most, folds));
      }
    }
  }

  /// One way to solve all tasks.
  private record Attempt(NewtReading reading, Long seed, List<KernelSvm> machines) {
    String variant() {
      return reading.isDrawn() ? "%s seed %d".formatted(reading.code(), seed) : reading.code();
    }
  }

  private List<Attempt> attempts() {
    List<Attempt> attempts = new ArrayList<>();
    for (NewtReading reading : readings) {
      for (Long seed : reading.isDrawn() ? seeds : List.of(0L)) {
        attempts.add(
            new Attempt(reading, seed, reading.isDrawn() ? NewtTask.draw(seed) : List.of()));
      }
    }
    return attempts;
  }

  private final class Run {
    private final Dataset data;
    private final TaskTable table;
    private final Split split;
    private final LeakAudit leaks;

    Run(Dataset data, TaskTable table) {
      this.data = data;
      this.table = table;
      split = split(data, table);
      leaks = LeakAudit.of(data, split);
    }

    NewtReport report(ProgressListener progress) {
      List<Attempt> attempts = attempts();
      List<NewtTask> tasks = table.tasks().stream().map(this::task).toList();
      List<List<NewtTask.Score>> solved = new ArrayList<>();
      try (var count = new ProgressCount(progress, (long) attempts.size() * tasks.size())) {
        attempts.forEach(attempt -> solved.add(solve(attempt, tasks, count)));
      }
      List<ScoreReport> results =
          IntStream.range(0, attempts.size())
              .mapToObj(i ->
                  result(
                      attempts.get(i).variant(),
                      answers(solved.get(i), true),
                      answers(solved.get(i), false)))
              .toList();
      return new NewtReport(results, lines(attempts, solved), notes(attempts, results));
    }

    private static List<NewtTask.Score> solve(
        Attempt attempt, List<NewtTask> tasks, ProgressCount count) {
      return tasks.parallelStream()
          .map(task -> {
            NewtTask.Score score = attempt.reading().solve(task, attempt.machines());
            count.add();
            return score;
          })
          .toList();
    }

    private NewtTask task(Task task) {
      return new NewtTask(task.name(), part(task.train()), part(task.test()));
    }

    private LabelledRows part(List<Example> examples) {
      LabelledEmbeddings chosen = data.select(examples.stream().mapToInt(Example::row).toArray());
      return new LabelledRows(
          LabelledRows.rows(chosen.vectors()),
          examples.stream().mapToInt(Example::label).toArray(),
          2);
    }

    private ScoreReport result(String variant, List<Answer> answers, List<Answer> clean) {
      return ScoreReport.of(
          Origins.of(data, split, "newt", variant, null),
          answers.size(),
          answers.stream().map(Answer::observationId).toList(),
          scores(answers),
          LeakSummary.of(leaks, clean.size(), clean.isEmpty() ? List.of() : scores(clean)),
          List.of());
    }

    private List<Score> scores(List<Answer> answers) {
      return Score.named(
          NAMES,
          Bootstrap.of(answers.stream().map(Answer::observationId).toList(), IntervalSeed.current())
              .intervals(rows -> accuracies(answers, rows)));
    }

    /// The answers to the test photos of all tasks, or to those that do not leak.
    private List<Answer> answers(List<NewtTask.Score> scores, boolean withLeaks) {
      List<Answer> answers = new ArrayList<>();
      for (int task = 0; task < scores.size(); task++) {
        Set<String> leaking = withLeaks ? Set.of() : leaks.images(task);
        List<Example> asked = table.tasks().get(task).test();
        for (int i = 0; i < asked.size(); i++) {
          var photo = data.rows().get(asked.get(i).row()).photo();
          if (!leaking.contains(photo.imageId())) {
            answers.add(new Answer(task, photo.observationId(), scores.get(task).right().get(i)));
          }
        }
      }
      return answers;
    }

    private double[] accuracies(List<Answer> answers, int[] rows) {
      int[] right = new int[table.tasks().size()];
      int[] asked = new int[right.length];
      for (int row : rows) {
        Answer answer = answers.get(row);
        asked[answer.task()]++;
        right[answer.task()] += answer.right() ? 1 : 0;
      }
      double overTasks =
          IntStream.range(0, asked.length)
              .filter(task -> asked[task] > 0)
              .mapToDouble(task -> (double) right[task] / asked[task])
              .average()
              .orElse(Double.NaN);
      return new double[] {overTasks, (double) IntStream.of(right).sum() / rows.length};
    }

    private List<TaskLine> lines(List<Attempt> attempts, List<List<NewtTask.Score>> solved) {
      return IntStream.range(0, table.tasks().size())
          .mapToObj(task ->
              new TaskLine(
                  table.tasks().get(task).name(),
                  table.tasks().get(task).train().size(),
                  table.tasks().get(task).test().size(),
                  IntStream.range(0, attempts.size())
                      .mapToObj(i -> solution(attempts.get(i), solved.get(i).get(task)))
                      .toList()))
          .toList();
    }

    private static Solution solution(Attempt attempt, NewtTask.Score score) {
      return new Solution(attempt.variant(), score.correct(), score.accuracy(), score.chosen());
    }
  }

  /// An answer to a test photo of a task.
  private record Answer(int task, String observationId, boolean right) {}

  /// Mean and deviation over the seeds of a reading that draws.
  private List<String> notes(List<Attempt> attempts, List<ScoreReport> results) {
    return readings.stream()
        .filter(reading -> reading.isDrawn() && seeds.size() > 1)
        .map(reading -> {
          double[] accuracies =
              IntStream.range(0, attempts.size())
                  .filter(i -> attempts.get(i).reading() == reading)
                  .mapToDouble(i -> results.get(i).scores().getLast().value())
                  .toArray();
          Spread spread = Spread.of(accuracies);
          return String.format(
              Locale.ROOT,
              "%s over_images, seeds %s: mean %.4f, standard deviation %.4f (n - 1)",
              reading.code(),
              seeds.stream().map(String::valueOf).collect(Collectors.joining(", ")),
              spread.mean(),
              spread.deviation());
        })
        .toList();
  }

  /// Every task as a round: training photos answer, test photos are asked about.
  private static Split split(Dataset data, TaskTable table) {
    int tasks = table.tasks().size();
    Role[][] roles = new Role[data.rows().size()][tasks];
    for (Role[] row : roles) {
      Arrays.fill(row, Role.UNUSED);
    }
    for (int task = 0; task < tasks; task++) {
      for (Example example : table.tasks().get(task).train()) {
        roles[example.row()][task] = Role.REFERENCE;
      }
      for (Example example : table.tasks().get(task).test()) {
        roles[example.row()][task] = Role.TEST;
      }
    }
    List<Split.Row> rows =
        IntStream.range(0, roles.length)
            .mapToObj(row -> {
              var photo = data.rows().get(row).photo();
              return new Split.Row(
                  photo.imageId(), photo.observationId(), photo.taxon().id(), List.of(roles[row]));
            })
            .toList();
    Set<String> taxa = rows.stream().map(Split.Row::taxonId).collect(Collectors.toSet());
    return new Split(
        new Split.Origin(
            "tasks " + table.file().getFileName(), null, data.encoder(), data.generation()),
        Hides.IMAGE,
        taxa,
        rows);
  }
}
