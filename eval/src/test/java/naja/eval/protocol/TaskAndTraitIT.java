package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import naja.eval.dataset.TaskTable;
import naja.eval.dataset.TraitTable;
import naja.eval.probe.MlpRecipe;
import naja.eval.report.NewtReport;
import naja.eval.split.Hides;
import naja.indexer.ProgressListener;
import naja.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tasks and traits of the reference cases, read from tables, score as scikit-learn and PyTorch
/// have it.
final class TaskAndTraitIT {
  @TempDir Path folder;

  @Test
  void newt_referenceTasks_averagesAsThePublicCode() throws IOException {
    CaseSplit cases = CaseSplit.trainAndTest();
    Path table = folder.resolve("tasks.csv");
    List<String> lines =
        Files.readAllLines(TestData.require("cases").resolve("main/newt_tasks.csv"));
    Files.write(
        table,
        IntStream.range(0, lines.size())
            .mapToObj(i -> i == 0 ? "name,image,part,class" : task(lines.get(i)))
            .toList());

    NewtReport report =
        new NewtProtocol(List.of(NewtReading.ORIGINAL, NewtReading.PLAIN), List.of(0L))
            .run(
                cases.data(),
                TaskTable.read(
                    table, Map.of("task", "name", "split", "part", "label", "class"), cases.data()),
                ProgressListener.silent());

    assertThat(report.tasks()).hasSize(8);
    assertThat(scores(report, 0)).containsExactly(new double[] {0.858333, 0.84}, within(0.01));
    assertThat(scores(report, 1)).containsExactly(new double[] {0.84875, 0.819016}, within(0.01));
  }

  @Test
  void multilabel_referenceTraits_landInTheBandOfTorch() {
    CaseSplit cases = CaseSplit.trainAndTest();
    TraitTable traits =
        TraitTable.read(
            TestData.require("cases").resolve("main/species.csv"),
            Map.of(),
            IntStream.range(0, 9).mapToObj(i -> "trait" + i).toList());

    var report =
        new MultilabelProtocol(MlpRecipe.BIRDER, List.of(0L))
            .run(cases.data(), cases.split(Hides.IMAGE), traits, ProgressListener.silent());

    var scores = report.results().getFirst().scores();
    assertThat(report.results().getFirst().variant()).isEqualTo("p>0.5, birder seed 0");
    assertThat(scores.getFirst().value()).isCloseTo(0.6441149, within(0.01));
    assertThat(scores.getLast().value()).isBetween(0.31, 0.36);
  }

  /// A row of the reference table, with the names that the photos have here.
  private static String task(String line) {
    String[] cells = line.split(",", -1);
    return "%s,%s-%04d,%s,%s"
        .formatted(cells[0], cells[2], Integer.parseInt(cells[3]), cells[2], cells[4]);
  }

  private static double[] scores(NewtReport report, int result) {
    return report.results().get(result).scores().stream()
        .mapToDouble(score -> score.value())
        .toArray();
  }
}
