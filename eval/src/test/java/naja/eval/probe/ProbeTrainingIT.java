package naja.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The reference numbers of PyTorch on the reference cases.
final class ProbeTrainingIT {
  @Test
  void inStoredOrder_givenBeginning_repeatsTorchEpochForEpoch() {
    CaseData cases = new CaseData();
    LabelledRows train = observations(cases, "main/train", cases.train());
    LabelledRows test = observations(cases, "main/test", cases.test());
    var start =
        LinearModel.ofClassRows(
            cases.npy("main/linear_init_W.npy"), cases.npy("main/linear_init_b.npy")[0]);

    var trained = ProbeTraining.inStoredOrder(ProbeRecipe.BIRDER_SNAKECLEF, train, start);

    String at = "/linear_probe_birder_snakeclef/deterministic_variant";
    double[] losses =
        IntStream.of(1, 2, 10, 50).mapToDouble(e -> trained.curve().get(e - 1).loss()).toArray();
    assertThat(losses).containsExactly(cases.numbers(at + "/loss_epoch_1_2_10_50"), within(1e-9));
    assertThat(accuracy(trained.model(), test))
        .isCloseTo(cases.expected(at + "/accuracy").doubleValue(), within(1e-9));
    double[][] probabilities = trained.model().probabilities(test.features());
    assertThat(
            IntStream.range(0, 3).mapToDouble(i -> probabilities[i][test.classes()[i]]).toArray())
        .containsExactly(cases.numbers(at + "/first3_probabilities_of_true"), within(1e-9));
  }

  @Test
  void run_birderRecipes_landInTheBandsOfTorch() {
    CaseData cases = new CaseData();
    double snakes =
        meanAccuracy(
            ProbeRecipe.BIRDER_SNAKECLEF,
            observations(cases, "main/train", cases.train()),
            observations(cases, "main/test", cases.test()));
    double plankton = meanAccuracy(ProbeRecipe.BIRDER_PLANKTON, cases.train(), cases.test());

    assertThat(snakes)
        .isCloseTo(
            cases.expected("/linear_probe_birder_snakeclef/stochastic_band/mean").doubleValue(),
            within(0.076));
    assertThat(plankton)
        .isCloseTo(
            cases.expected("/linear_probe_birder_plankton_defaults/mean").doubleValue(),
            within(0.0229));
  }

  private static double meanAccuracy(ProbeRecipe recipe, LabelledRows train, LabelledRows test) {
    return IntStream.range(0, 3)
        .mapToDouble(seed -> accuracy(ProbeTraining.run(recipe, train, null, seed).model(), test))
        .average()
        .orElseThrow();
  }

  private static double accuracy(LinearModel model, LabelledRows rows) {
    double[][] scores = model.scores(rows.features());
    return (double)
            IntStream.range(0, rows.size())
                .filter(i -> Softmax.best(scores[i]) == rows.classes()[i])
                .count()
        / rows.size();
  }

  /// Mean float32 embeddings per observation, in string order of the observation's id.
  private static LabelledRows observations(CaseData cases, String name, LabelledRows photos) {
    TreeMap<String, List<Integer>> members = new TreeMap<>();
    var labels = cases.csv(name + "_labels.csv");
    for (int row = 0; row < labels.size(); row++) {
      members
          .computeIfAbsent(labels.get(row).get("observation_id"), _ -> new ArrayList<>())
          .add(row);
    }
    double[][] means =
        members.values().stream().map(rows -> mean(photos, rows)).toArray(double[][]::new);
    int[] classes =
        members.values().stream().mapToInt(rows -> photos.classes()[rows.getFirst()]).toArray();
    return new LabelledRows(means, classes, photos.classCount());
  }

  private static double[] mean(LabelledRows photos, List<Integer> rows) {
    float[] sum = new float[photos.dimension()];
    rows.forEach(row -> {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (float) photos.features()[row][i];
      }
    });
    double[] mean = new double[sum.length];
    Arrays.setAll(mean, i -> sum[i] / (float) rows.size());
    return mean;
  }
}
