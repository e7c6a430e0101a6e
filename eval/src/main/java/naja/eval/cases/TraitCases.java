package naja.eval.cases;

import java.util.Arrays;
import java.util.stream.IntStream;
import naja.eval.dataset.Table;
import naja.eval.probe.LabelledRows;
import naja.eval.probe.LearningRate;
import naja.eval.probe.LinearModel;
import naja.eval.probe.MlpProbe;
import naja.eval.probe.MlpRecipe;
import naja.eval.probe.TraitScores;

/// `/mlp_probe`: the traits of a class, named by two linear layers.
final class TraitCases implements CaseProvider {
  private static final String AT = "/mlp_probe/";
  private static final int SEEDS = 3;

  @Override
  public String name() {
    return "multi-label probes";
  }

  @Override
  public void answer(CaseFolder folder, CaseAnswers answers) {
    LabelledRows train = LabelledRows.of(folder.train(), folder.classes());
    LabelledRows test = LabelledRows.of(folder.test(), folder.classes());
    double[][] known = traits(folder, train);
    double[][] asked = traits(folder, test);
    MlpRecipe recipe = new MlpRecipe(32, 0, new LearningRate.Steps(1e-3, 0.5, 20), 30, 128);
    var trained = MlpProbe.inStoredOrder(recipe, train.features(), known, start(folder));
    double[][] logits = trained.probe().logits(test.features());
    String at = AT + "deterministic_variant/";
    answers.put(
        at + "loss_epoch_1_10_20_30",
        IntStream.of(1, 10, 20, 30).mapToDouble(e -> trained.losses().get(e - 1)).toArray());
    answers.put(at + "first2_logits", Arrays.copyOf(logits, 2));
    scores(
        answers,
        at + "threshold_probability_0.5 (birder)",
        TraitScores.of(logits, asked, TraitScores.PROBABILITY_HALF));
    scores(
        answers,
        at + "threshold_logit_0.5 (bioclip-2~1biobench)",
        TraitScores.of(logits, asked, TraitScores.LOGIT_HALF));
    answers.put(
        AT + "stochastic_band/mean",
        IntStream.range(0, SEEDS)
            .mapToObj(seed -> MlpProbe.run(MlpRecipe.BIRDER, train.features(), known, seed))
            .map(drawn -> drawn.probe().logits(test.features()))
            .mapToDouble(
                found -> TraitScores.of(found, asked, TraitScores.PROBABILITY_HALF).macroF1())
            .average()
            .orElseThrow());
  }

  private static void scores(CaseAnswers answers, String at, TraitScores scores) {
    answers.put(at + "/macro_f1_all", scores.macroF1());
    answers.put(at + "/macro_f1_present_only", scores.macroF1PresentOnly());
    answers.put(at + "/exact_match", scores.exactMatch());
    answers.put(at + "/per_trait_f1", scores.perTrait());
  }

  private static MlpProbe start(CaseFolder folder) {
    return MlpProbe.of(layer(folder, "1"), layer(folder, "2"));
  }

  private static LinearModel layer(CaseFolder folder, String number) {
    return LinearModel.ofClassRows(
        LabelledRows.rows(folder.matrix("mlp_init_W" + number + ".npy")),
        folder.matrix("mlp_init_b" + number + ".npy").row(0));
  }

  /// The traits of every row's class: all the columns `trait…` of `species.csv`.
  private static double[][] traits(CaseFolder folder, LabelledRows rows) {
    Table species = folder.species();
    int[][] columns =
        species.header().stream()
            .filter(name -> name.startsWith("trait"))
            .map(species::integers)
            .toArray(int[][]::new);
    int[] lines =
        folder.classes().taxonIds().stream()
            .mapToInt(species.column("class_id")::indexOf)
            .toArray();
    return Arrays.stream(rows.classes())
        .mapToObj(
            label -> Arrays.stream(columns).mapToDouble(column -> column[lines[label]]).toArray())
        .toArray(double[][]::new);
  }
}
