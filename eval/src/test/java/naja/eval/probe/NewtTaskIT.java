package naja.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class NewtTaskIT {
  private static final String TASKS = "/svm/newt_like/tasks";

  @Test
  void of_referenceTasks_dealsRowsAsScikitLearn() {
    CaseData cases = new CaseData();

    names(cases)
        .forEach(name -> {
          List<CSVRecord> rows = rows(cases, name, "train");
          int[] classes = column(rows, "label");
          assertThat(StratifiedFolds.of(classes, 3)).as(name).isEqualTo(column(rows, "fold3"));
          assertThat(StratifiedFolds.of(classes, 5)).as(name).isEqualTo(column(rows, "fold5"));
        });
  }

  @Test
  void original_referenceTasks_choosesAndScoresAsLiblinear() {
    CaseData cases = new CaseData();

    tasks(cases)
        .forEach((task, expected) -> {
          NewtTask.Score score = task.original();
          JsonNode grid = expected.at("/newt_linearsvc_grid");
          assertThat(score.validation().stream().mapToDouble(Double::doubleValue).toArray())
              .as(task.name())
              .containsExactly(numbers(grid.at("/cv_mean_scores")), within(0.0065));
          assertThat(score.accuracy())
              .as(task.name())
              .isCloseTo(grid.at("/accuracy").doubleValue(), within(0.031));
        });
  }

  @Test
  void search_drawsOfTheReference_choosesAndScoresAsLibsvm() {
    CaseData cases = new CaseData();
    List<KernelSvm> drawn =
        cases
            .expected("/svm/newt_like/sampled_params_seed0")
            .valueStream()
            .map(NewtTaskIT::machine)
            .toList();

    tasks(cases)
        .forEach((task, expected) -> {
          NewtTask.Score score = task.search(drawn);
          JsonNode best = expected.at("/birder_svc_random_search_seed0");
          assertThat(score.chosen())
              .as(task.name())
              .isEqualTo(drawn.get(best.at("/best_index").intValue()).toString());
          assertThat(score.accuracy())
              .as(task.name())
              .isCloseTo(best.at("/accuracy").doubleValue(), within(1e-9));
        });
  }

  @Test
  void plain_referenceTasks_decidesAsLibsvm() {
    CaseData cases = new CaseData();

    tasks(cases)
        .forEach((task, expected) -> {
          JsonNode plain = expected.at("/svc_linear_C1_cl2n");
          assertThat(Arrays.copyOf(task.plainDecisions(), 3))
              .as(task.name())
              .containsExactly(numbers(plain.at("/first3_decision")), within(1e-3));
        });
  }

  @Test
  void fit_fortyClasses_votesAsLibsvm() {
    CaseData cases = new CaseData();
    LabelledRows train = cases.train();
    var scaling = FeatureVariant.CL2N.fit(train.features());

    int[] predicted =
        new KernelSvm(Kernel.LINEAR, 1, 1)
            .fit(train.with(FeatureVariant.apply(scaling, train.features())))
            .predict(FeatureVariant.apply(scaling, cases.test().features()));

    int[] expected = cases.predictions("svc_linear_ovo_cl2n_C1");
    long different =
        IntStream.range(0, predicted.length).filter(i -> predicted[i] != expected[i]).count();
    assertThat(different).isLessThanOrEqualTo(2);
  }

  private static Map<NewtTask, JsonNode> tasks(CaseData cases) {
    LabelledRows train = cases.train();
    LabelledRows test = cases.test();
    Map<NewtTask, JsonNode> tasks = new LinkedHashMap<>();
    cases
        .expected(TASKS)
        .forEach(expected -> {
          String name = expected.at("/task").stringValue();
          tasks.put(
              new NewtTask(
                  name,
                  part(train, rows(cases, name, "train")),
                  part(test, rows(cases, name, "test"))),
              expected);
        });
    return tasks;
  }

  private static LabelledRows part(LabelledRows all, List<CSVRecord> rows) {
    return new LabelledRows(all.at(column(rows, "row")).features(), column(rows, "label"), 2);
  }

  private static List<String> names(CaseData cases) {
    return cases.expected(TASKS).valueStream().map(task -> task.at("/task").stringValue()).toList();
  }

  private static List<CSVRecord> rows(CaseData cases, String task, String split) {
    return cases.csv("main/newt_tasks.csv").stream()
        .filter(row -> row.get("task").equals(task) && row.get("split").equals(split))
        .toList();
  }

  private static int[] column(List<CSVRecord> rows, String name) {
    return rows.stream().mapToInt(row -> Integer.parseInt(row.get(name))).toArray();
  }

  private static double[] numbers(JsonNode array) {
    return array.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
  }

  private static KernelSvm machine(JsonNode drawn) {
    return new KernelSvm(
        Kernel.valueOf(drawn.at("/svc__kernel").stringValue().toUpperCase(Locale.ROOT)),
        drawn.at("/svc__C").doubleValue(),
        drawn.at("/svc__gamma").doubleValue());
  }
}
