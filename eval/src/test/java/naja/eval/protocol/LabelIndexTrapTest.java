package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import naja.eval.dataset.ClassIndex;
import naja.eval.metric.Prediction;
import org.junit.jupiter.api.Test;

class LabelIndexTrapTest {
  /// 150 taxa whose ids are not their positions.
  private final List<String> taxa =
      IntStream.range(0, 150).mapToObj(i -> Integer.toString(2 * i + 7)).toList();

  private final ClassIndex classes = ClassIndex.of(taxa);

  @Test
  void warning_positionsThatAreNoIds_namesOne() {
    assertThat(
            LabelIndexTrap.warning(answers(column -> Integer.toString(column)), Set.copyOf(taxa)))
        .hasValueSatisfying(
            text -> assertThat(text).contains("no taxon ids").contains("class positions"));
  }

  @Test
  void warning_positionsThatHappenToBeIds_isToldByTheAccuracy() {
    Set<String> all =
        IntStream.range(0, 400).mapToObj(Integer::toString).collect(Collectors.toSet());
    assertThat(LabelIndexTrap.warning(answers(column -> Integer.toString(column)), all))
        .hasValueSatisfying(text -> assertThat(text).contains("none of 150 answers is right"));
  }

  @Test
  void warning_mappedThroughTheIndex_isSilent() {
    assertThat(LabelIndexTrap.warning(answers(classes::taxonId), Set.copyOf(taxa))).isEmpty();
  }

  /// A flawless classifier whose columns are written out by some rule.
  private List<Prediction> answers(IntFunction<String> written) {
    return taxa.stream()
        .map(taxon -> new Prediction(taxon, List.of(written.apply(classes.column(taxon)))))
        .toList();
  }
}
