package naja.eval.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import naja.eval.dataset.Table;
import naja.eval.probe.Kernel;
import naja.eval.probe.KernelSvm;
import naja.eval.probe.LabelledRows;
import naja.eval.probe.NewtTask;
import naja.eval.probe.NewtTask.Score;
import tools.jackson.databind.JsonNode;

/// `/svm/newt_like`: binary tasks in the two published readings and by a plain machine.
final class NewtCases implements CaseProvider {
  private static final String AT = "/svm/newt_like/";

  @Override
  public String name() {
    return "NeWT";
  }

  @Override
  public void answer(CaseFolder folder, CaseAnswers answers) {
    List<KernelSvm> drawn = drawn(folder);
    List<NewtTask> tasks = tasks(folder);
    List<Score> original = tasks.stream().map(NewtTask::original).toList();
    List<Score> searched = tasks.stream().map(task -> task.search(drawn)).toList();
    List<Score> plain = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      NewtTask task = tasks.get(i);
      String at = AT + "tasks/" + i;
      plain.add(task.plain());
      answers.put(at + "/newt_linearsvc_grid/accuracy", original.get(i).accuracy());
      answers.put(at + "/birder_svc_random_search_seed0/accuracy", searched.get(i).accuracy());
      answers.put(at + "/svc_linear_C1_cl2n/accuracy", plain.get(i).accuracy());
      answers.put(
          at + "/svc_linear_C1_cl2n/first3_decision", Arrays.copyOf(task.plainDecisions(), 3));
    }
    aggregate(answers, "birder_micro_over_images", "birder_macro_over_tasks", searched);
    aggregate(answers, "newt_micro_over_images", "newt_macro_over_tasks", original);
    aggregate(answers, "svc_linear_micro_over_images", "svc_linear_macro_over_tasks", plain);
  }

  private static void aggregate(
      CaseAnswers answers, String micro, String macro, List<Score> scores) {
    answers.put(AT + "aggregate/" + micro, NewtTask.overImages(scores));
    answers.put(AT + "aggregate/" + macro, NewtTask.overTasks(scores));
  }

  /// The machines that the reference drew: an input that only the expected file holds, since
  /// another library's draws cannot be repeated. Without it, draws of the same distribution.
  private static List<KernelSvm> drawn(CaseFolder folder) {
    JsonNode sampled = folder.json("expected.json").at(AT + "sampled_params_seed0");
    return sampled.isEmpty()
        ? NewtTask.draw(0)
        : sampled.valueStream().map(NewtCases::machine).toList();
  }

  private static KernelSvm machine(JsonNode drawn) {
    return new KernelSvm(
        Kernel.valueOf(drawn.path("svc__kernel").asString().toUpperCase(Locale.ROOT)),
        drawn.path("svc__C").doubleValue(),
        drawn.path("svc__gamma").doubleValue());
  }

  /// The tasks in the order in which the table first names them.
  private static List<NewtTask> tasks(CaseFolder folder) {
    Table table = folder.table("newt_tasks.csv");
    LabelledRows train = LabelledRows.of(folder.train(), folder.classes());
    LabelledRows test = LabelledRows.of(folder.test(), folder.classes());
    return table.column("task").stream()
        .distinct()
        .map(task ->
            new NewtTask(task, part(table, task, "train", train), part(table, task, "test", test)))
        .toList();
  }

  private static LabelledRows part(Table table, String task, String split, LabelledRows all) {
    int[] rows = table.integers("row");
    int[] labels = table.integers("label");
    int[] lines =
        IntStream.range(0, table.rows())
            .filter(line -> table.column("task").get(line).equals(task))
            .filter(line -> table.column("split").get(line).equals(split))
            .toArray();
    return new LabelledRows(
        all.at(Arrays.stream(lines).map(line -> rows[line]).toArray()).features(),
        Arrays.stream(lines).map(line -> labels[line]).toArray(),
        2);
  }
}
