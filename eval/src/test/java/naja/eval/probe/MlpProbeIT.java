package naja.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MlpProbeIT {
  private static final String AT = "/mlp_probe/deterministic_variant";

  @Test
  void inStoredOrder_givenLayers_repeatsTorch() {
    CaseData cases = new CaseData();
    LabelledRows train = cases.train();
    LabelledRows test = cases.test();
    MlpProbe start =
        MlpProbe.of(
            LinearModel.ofClassRows(
                cases.npy("main/mlp_init_W1.npy"), cases.npy("main/mlp_init_b1.npy")[0]),
            LinearModel.ofClassRows(
                cases.npy("main/mlp_init_W2.npy"), cases.npy("main/mlp_init_b2.npy")[0]));
    MlpRecipe recipe = new MlpRecipe(32, 0, new LearningRate.Steps(1e-3, 0.5, 20), 30, 128);

    var trained = MlpProbe.inStoredOrder(recipe, train.features(), traits(cases, train), start);

    double[] losses =
        IntStream.of(1, 10, 20, 30).mapToDouble(e -> trained.losses().get(e - 1)).toArray();
    assertThat(losses).containsExactly(cases.numbers(AT + "/loss_epoch_1_10_20_30"), within(1e-9));
    double[][] logits = trained.probe().logits(test.features());
    assertThat(logits[0]).containsExactly(cases.numbers(AT + "/first2_logits/0"), within(1e-7));
    TraitScores half = TraitScores.of(logits, traits(cases, test), TraitScores.PROBABILITY_HALF);
    String birder = AT + "/threshold_probability_0.5 (birder)";
    assertThat(half.perTrait().stream().mapToDouble(Double::doubleValue).toArray())
        .containsExactly(cases.numbers(birder + "/per_trait_f1"), within(1e-12));
    assertThat(half.macroF1()).isCloseTo(number(cases, birder + "/macro_f1_all"), within(1e-12));
    assertThat(half.exactMatch()).isCloseTo(number(cases, birder + "/exact_match"), within(1e-12));
    TraitScores higher = TraitScores.of(logits, traits(cases, test), TraitScores.LOGIT_HALF);
    String biobench = AT + "/threshold_logit_0.5 (bioclip-2~1biobench)";
    assertThat(higher.macroF1())
        .isCloseTo(number(cases, biobench + "/macro_f1_all"), within(1e-12));
  }

  @Test
  void run_birderRecipe_landsInTheBandOfTorch() {
    CaseData cases = new CaseData();
    LabelledRows train = cases.train();
    LabelledRows test = cases.test();

    var trained = MlpProbe.run(MlpRecipe.BIRDER, train.features(), traits(cases, train), 0);

    double f1 =
        TraitScores.of(
                trained.probe().logits(test.features()),
                traits(cases, test),
                TraitScores.PROBABILITY_HALF)
            .macroF1();
    assertThat(f1).isCloseTo(number(cases, "/mlp_probe/stochastic_band/mean"), within(0.01));
  }

  private static double number(CaseData cases, String pointer) {
    return cases.expected(pointer).doubleValue();
  }

  private static double[][] traits(CaseData cases, LabelledRows rows) {
    double[][] ofClass =
        cases.csv("main/species.csv").stream()
            .map(row ->
                IntStream.range(0, 9)
                    .mapToDouble(trait -> Double.parseDouble(row.get("trait" + trait)))
                    .toArray())
            .toArray(double[][]::new);
    return Arrays.stream(rows.classes()).mapToObj(label -> ofClass[label]).toArray(double[][]::new);
  }
}
