package naja.eval.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import naja.eval.dataset.ClassIndex;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.Matrix;
import naja.eval.metric.ClassScores;
import naja.eval.probe.LabelledRows;
import naja.eval.probe.LinearModel;
import naja.eval.probe.ProbeRecipe;
import naja.eval.probe.ProbeTraining;

/// `/linear_probe_birder_…`: one training without draws, and means over seeds.
final class ProbeCases implements CaseProvider {
  private static final String SNAKES = "/linear_probe_birder_snakeclef/";
  private static final int SEEDS = 3;

  @Override
  public String name() {
    return "linear probes";
  }

  @Override
  public void answer(CaseFolder folder, CaseAnswers answers) {
    ClassIndex classes = folder.classes();
    LabelledRows train = LabelledRows.of(observations(folder.train()), classes);
    LabelledEmbeddings asked = observations(folder.test());
    LabelledRows test = LabelledRows.of(asked, classes);
    answers.put(SNAKES + "n_test_observations", test.size());
    deterministic(folder, answers, train, asked);
    answers.put(SNAKES + "stochastic_band/mean", mean(ProbeRecipe.BIRDER_SNAKECLEF, train, test));
    answers.put(
        "/linear_probe_birder_plankton_defaults/mean",
        mean(
            ProbeRecipe.BIRDER_PLANKTON,
            LabelledRows.of(folder.train(), classes),
            LabelledRows.of(folder.test(), classes)));
  }

  private static void deterministic(
      CaseFolder folder, CaseAnswers answers, LabelledRows train, LabelledEmbeddings asked) {
    LabelledRows test = LabelledRows.of(asked, folder.classes());
    var start =
        LinearModel.ofClassRows(
            LabelledRows.rows(folder.matrix("linear_init_W.npy")),
            folder.matrix("linear_init_b.npy").row(0));
    var trained = ProbeTraining.inStoredOrder(ProbeRecipe.BIRDER_SNAKECLEF, train, start);
    double[][] probabilities = trained.model().probabilities(test.features());
    String at = SNAKES + "deterministic_variant";
    answers.put(
        at + "/loss_epoch_1_2_10_50",
        IntStream.of(1, 2, 10, 50).mapToDouble(e -> trained.curve().get(e - 1).loss()).toArray());
    answers.putClassification(
        at,
        new ClassScores(folder.classes(), Matrix.ofRows(probabilities))
            .predictions(asked.taxonIds(), 1));
    answers.put(
        at + "/first3_probabilities_of_true",
        Arrays.copyOf(RegressionCases.ofTrue(probabilities, test), 3));
  }

  private static double mean(ProbeRecipe recipe, LabelledRows train, LabelledRows test) {
    return IntStream.range(0, SEEDS)
        .mapToDouble(seed -> test.accuracy(ProbeTraining.run(recipe, train, null, seed).model()))
        .average()
        .orElseThrow();
  }

  /// Mean embeddings in float32 per observation, in the order of the ids as strings, labelled as
  /// the observation's first photo: birder's way.
  private static LabelledEmbeddings observations(LabelledEmbeddings photos) {
    SortedMap<String, List<Integer>> members = new TreeMap<>();
    for (int row = 0; row < photos.size(); row++) {
      members.computeIfAbsent(photos.observationIds().get(row), _ -> new ArrayList<>()).add(row);
    }
    double[][] means =
        members.values().stream()
            .map(rows -> mean(photos.vectors(), rows))
            .toArray(double[][]::new);
    return new LabelledEmbeddings(
        Matrix.ofRows(means),
        members.values().stream().map(rows -> photos.taxonIds().get(rows.getFirst())).toList(),
        List.copyOf(members.keySet()));
  }

  private static double[] mean(Matrix vectors, List<Integer> rows) {
    float[] sum = new float[vectors.columns()];
    for (int row : rows) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (float) vectors.get(row, i);
      }
    }
    return IntStream.range(0, sum.length).mapToDouble(i -> sum[i] / (float) rows.size()).toArray();
  }
}
