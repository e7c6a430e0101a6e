package naja.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import naja.eval.dataset.DatasetException;
import org.junit.jupiter.api.Test;

class AnswerScoresTest {
  private static final List<String> TAXA = List.of("a", "b", "c", "d", "e", "f", "g");

  @Test
  void of_scores_areThoseOfClassification() {
    List<Answered> answers = random(200, 3);
    List<Prediction> predictions = Answered.predictions(answers);
    Classification all = Classification.of(predictions);
    assertThat(AnswerScores.of(answers))
        .extracting(Score::name)
        .containsExactlyElementsOf(AnswerScores.NAMES);
    assertThat(AnswerScores.of(answers).stream().mapToDouble(Score::value).toArray())
        .containsExactly(
            new double[] {
              all.accuracy(),
              Classification.topK(predictions, 3),
              Classification.topK(predictions, 5),
              all.macroF1(),
              all.balancedAccuracy()
            },
            within(1e-12));
  }

  @Test
  void of_intervals_areThoseOfClassificationOnEveryDraw() {
    List<Answered> answers = random(60, 4);
    Score fast = AnswerScores.of(answers).get(3);
    Bootstrap.Interval slow = slowly(answers, rows -> Classification.of(rows).macroF1());
    assertThat(fast.low()).isCloseTo(slow.low(), within(1e-12)).isLessThan(fast.value());
    assertThat(fast.high()).isCloseTo(slow.high(), within(1e-12)).isGreaterThan(fast.value());
  }

  @Test
  void of_noAnswerAtAll_isAMissOfTheTruth() {
    Answered silent = new Answered("i", "o", new Prediction("a", List.of()), 3);
    assertThat(AnswerScores.of(List.of(silent)))
        .allSatisfy(score -> assertThat(score.value()).isZero());
  }

  @Test
  void compare_oneQueryBetter_isDrawnTogether() {
    // A is right everywhere, B in all but the first 20: the difference is never negative.
    List<Answered> right = answers(Collections.nCopies(100, "a"));
    List<Answered> worse =
        answers(IntStream.range(0, 100).mapToObj(i -> i < 20 ? "b" : "a").toList());
    PairedDifference top1 = PairedDifference.of(right, worse.reversed()).getFirst();
    assertThat(top1.a() - top1.b()).isCloseTo(0.2, within(1e-12));
    assertThat(top1.low()).isBetween(0.1, 0.15);
    assertThat(top1.high()).isBetween(0.25, 0.3);
    assertThat(top1.aboveZero()).isEqualTo(1);
    assertThat(top1.isDistinct()).isTrue();
    assertThat(PairedDifference.of(right, right).getFirst().isDistinct()).isFalse();
  }

  @Test
  void compare_otherPhotos_isRefusedByName() {
    List<Answered> five = answers(Collections.nCopies(5, "a"));
    List<Answered> shifted =
        five.stream()
            .map(answer -> new Answered(answer.imageId() + "x", "o", answer.prediction(), 1))
            .toList();
    assertThatThrownBy(() -> PairedDifference.of(five, five.subList(0, 4)))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("A has 5 answers and B 4");
    assertThatThrownBy(() -> PairedDifference.of(five, shifted))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("B has no answer to 0");
  }

  @Test
  void groups_referencesAtTheBorders_followThePublishedBorders() {
    List<Answered> answers =
        IntStream.of(0, 19, 20, 100, 101, 500)
            .mapToObj(references ->
                new Answered(
                    "i" + references,
                    "o" + references,
                    new Prediction("t" + references, List.of(references > 50 ? "t100" : "none")),
                    references))
            .toList();
    assertThat(SupportGroup.of(answers))
        .extracting(SupportGroup::name, SupportGroup::photos, group -> group.top1().value())
        .containsExactly(tuple("head", 2, 0.0), tuple("medium", 2, 0.5), tuple("tail", 2, 0.0));
  }

  private static Bootstrap.Interval slowly(
      List<Answered> answers, ToDoubleFunction<List<Prediction>> score) {
    return Bootstrap.of(Answered.observationIds(answers), IntervalSeed.current())
        .interval(rows ->
            score.applyAsDouble(
                IntStream.of(rows).mapToObj(row -> answers.get(row).prediction()).toList()));
  }

  private static List<Answered> answers(List<String> given) {
    return IntStream.range(0, given.size())
        .mapToObj(i -> new Answered("" + i, "" + i, new Prediction("a", List.of(given.get(i))), 1))
        .toList();
  }

  private static List<Answered> random(int rows, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, rows)
        .mapToObj(row -> {
          List<String> ranked = new ArrayList<>(TAXA);
          Collections.shuffle(ranked, random);
          String truth = TAXA.get(random.nextInt(5));
          return new Answered(
              "i" + row, "o" + row / 3, new Prediction(truth, ranked.subList(0, 6)), row);
        })
        .toList();
  }
}
