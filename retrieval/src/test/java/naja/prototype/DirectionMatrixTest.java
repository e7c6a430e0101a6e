package naja.prototype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionMatrixTest {
  private static final long SEED = Long.getLong("naja.seed", 11);

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 2", "17, 3", "100, 5", "33, 7", "1784, 192", "250, 769", "9, 4096"})
  void cosines_anyShape_areTheBitsOfOneAtATime(int taxa, int dimension) {
    System.out.println("replay with -Dnaja.seed=" + SEED);
    Random random = new Random(SEED);
    List<ClassSum> classes = classes(taxa, dimension, random);
    double[] feature = random.doubles(dimension, -1, 1).toArray();
    double norm = Features.norm(feature);

    double[] together = DirectionMatrix.of(classes).cosines(feature, norm);

    double[] oneByOne = classes.stream().mapToDouble(each -> each.cosine(feature, norm)).toArray();
    assertThat(together).isEqualTo(oneByOne);
    assertThat(together[0]).isNotZero();
  }

  @Test
  void cosines_zeroFeature_areZero() {
    List<ClassSum> classes = classes(5, 8, new Random(SEED));
    assertThat(DirectionMatrix.of(classes).cosines(new double[8], 0)).containsOnly(0.0).hasSize(5);
  }

  @Test
  void cosines_noClasses_areNone() {
    assertThat(DirectionMatrix.of(List.of()).cosines(new double[] {1, 2}, 3)).isEmpty();
  }

  @Test
  void cosines_otherDimension_isRefused() {
    List<ClassSum> classes = classes(2, 8, new Random(SEED));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DirectionMatrix.of(classes).cosines(new double[] {1, 0}, 1))
        .withMessage("the query has 2 dimensions, the prototypes have 8");
  }

  private static List<ClassSum> classes(int taxa, int dimension, Random random) {
    List<ClassSum> classes = new ArrayList<>();
    for (int taxon = 0; taxon < taxa; taxon++) {
      ClassSum.Growing sum = new ClassSum.Growing(dimension);
      sum.add(random.doubles(dimension, -1, 1).toArray());
      classes.add(sum.done());
    }
    return classes;
  }
}
