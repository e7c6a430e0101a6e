package naja.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterAgreementTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void of_sixRows_equalsTheWorkedExample() {
    ClusterAgreement agreement = of("0 0 0 1 1 2", "0 0 1 1 2 2");
    assertThat(agreement.mutualInformation()).isCloseTo(0.5493061443340548, EXACT);
    assertThat(agreement.expectedMutualInformation()).isCloseTo(0.503096332296725, EXACT);
    assertThat(agreement.classEntropy()).isCloseTo(1.0114042647073516, EXACT);
    assertThat(agreement.clusterEntropy()).isCloseTo(1.0986122886681096, EXACT);
    assertThat(agreement.ami()).isCloseTo(0.08372678378671243, EXACT);
  }

  @ParameterizedTest
  @CsvSource({
    "a a b b c, x x y y z, 1",
    "a a b b, x x x x, 0",
    "a a a, x x x, 1",
    "a a b b, w x y z, 0",
    "0 0 1 1, 0 1 0 1, -0.5"
  })
  void ami_corners_equalTheConventions(String classes, String clusters, double ami) {
    assertThat(of(classes, clusters).ami()).isCloseTo(ami, EXACT);
  }

  @Test
  void logFactorial_pastTheTable_followsStirling() {
    // ln(5000!) summed: the series must agree where the table ends.
    double sum = 0;
    for (int n = 2; n <= 5000; n++) {
      sum += Math.log(n);
    }
    assertThat(LogFactorial.of(5000)).isCloseTo(sum, within(1e-8));
    assertThat(LogFactorial.of(5)).isCloseTo(Math.log(120), EXACT);
  }

  private static ClusterAgreement of(String classes, String clusters) {
    return ClusterAgreement.of(List.of(classes.split(" ")), List.of(clusters.split(" ")));
  }
}
